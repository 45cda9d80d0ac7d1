// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewmodel/format/refusal_words.h"

#include "domain/base/decimal.h"
#include "viewmodel/format/amount_format.h"
#include "viewmodel/format/wording.h"
#include "viewmodel/parameters/change_words.h"
#include "viewmodel/parameters/parameter_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace plimsoll::format {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("refusal", text);
}

/// A decimal of the engine with grouped thousands; what is no decimal stays as it is.
QString figure(const std::string& text)
{
    const auto number = parseQuantity(QString::fromStdString(text));
    return number ? exact(*number) : QString::fromStdString(text);
}

/// What is over a line is never shown as on it.
QString percentRoundedUp(const std::string& text)
{
    const auto ratio = parseRatio(QString::fromStdString(text));
    const Int128 step = powerOfTen(Ratio::decimals - 4);
    return ratio ? percentWithSign(Ratio::fromRaw((ratio->raw + step - 1) / step * step))
                 : QString::fromStdString(text);
}

QString dollars(const std::string& text)
{
    const auto value = parseUsd(QString::fromStdString(text));
    return value ? usd(*value) : QString::fromStdString(text);
}

/// A sentence that has a limit to name, or the one without.
QString limited(const char* with, const char* without, const std::string& limit)
{
    return limit.empty() ? tr(without) : tr(with).arg(figure(limit));
}

/// The same with the asset that there is no more of.
QString limitedOf(const QString& asset, const char* with, const char* without, const std::string& limit)
{
    return (limit.empty() ? tr(without) : tr(with).arg(figure(limit)))
        .replace(QStringLiteral("%2"), asset.isEmpty() ? tr("of it") : asset);
}

QString parameterName(const std::string& path)
{
    return QString::fromStdString(ownerOf(path)) + u' ' + wordsOf(nameOf(path)).title.toLower();
}

/// A parameter's value, or the bounds of it, in the unit of the screen.
QString inUnit(const std::string& path, const std::string& text)
{
    return limitInWords(wordsOf(nameOf(path)), text);
}

/// A share as the journal writes it, "0.744628571428571428".
QString percentOf(const std::string& share)
{
    const auto ratio = fromText<Ratio>(share);
    return ratio ? percentWithSign(*ratio) : QString::fromStdString(share);
}

/// "exposure $6461067.45" with its thousands grouped.
QString grouped(QString said)
{
    static const QRegularExpression inside(QStringLiteral("(?<![.\\d])(\\d+)(\\d{3})(?!\\d)"));
    for (auto found = inside.match(said); found.hasMatch(); found = inside.match(said))
        said.insert(found.capturedEnd(1), u',');
    return said;
}

QString stagesInWords(const std::string& stages)
{
    QString said = QString::fromStdString(stages);
    for (int stage = 0; stage <= int(ChangeStage::RolledBack); ++stage) {
        const auto name = toText(static_cast<ChangeStage>(stage));
        said.replace(QString::fromUtf8(name.data(), qsizetype(name.size())),
            changeStageName(static_cast<ChangeStage>(stage)).toLower());
    }
    return said;
}

/// "14:03:20" on the wall, of milliseconds since 1970.
QString clockTime(const std::string& ms)
{
    return QDateTime::fromMSecsSinceEpoch(QString::fromStdString(ms).toLongLong()).toString(QStringLiteral("HH:mm:ss"));
}

/// What is refused to those who sign in and to administrators; empty where the code is none of that.
QString doorWords(const std::string& code, const std::string& value, const std::string& limit)
{
    const QString plain = QString::fromStdString(value);
    const QString bound = QString::fromStdString(limit);
    if (code == "SIGN_IN")
        return tr("Sign in to act");
    if (code == "WRONG_PASSPHRASE")
        return limit.empty()
            ? tr("Not the passphrase of this operator: %1 wrong in a row, the third locks out").arg(plain)
            : tr("Not the passphrase: %1 wrong in a row, locked out until %2").arg(plain, clockTime(limit));
    if (code == "LOCKED_OUT")
        return tr("Locked out after %1 wrong passphrases until %2").arg(plain, clockTime(limit));
    if (code == "PASSPHRASE_OWED")
        return tr("An administrator chose this passphrase: choose one of your own at the sign-in (Ctrl+L)");
    if (code == "PASSPHRASE_SAME")
        return tr("The new passphrase is the old one");
    if (code == "PASSPHRASE_SHORT")
        return plain == "1" ? tr("Too short: 1 character, at least %1 are asked for").arg(bound)
                            : tr("Too short: %1 characters, at least %2 are asked for").arg(plain, bound);
    if (code == "PASSPHRASE_LONG")
        return tr("Too long: %1 characters, at most %2").arg(plain, bound);
    if (code == "OPERATOR_DISABLED")
        return tr("%1 may not sign in any more").arg(plain);
    if (code == "BAD_NAME")
        return tr("A name takes %1").arg(tr("1 to 32 letters, digits, dots, dashes and underscores"));
    if (code == "OPERATOR_THERE")
        return tr("There is an operator %1 already").arg(plain);
    if (code == "OPERATORS_THERE")
        return tr("This world has operators: an administrator adds more");
    if (code == "LAST_ADMINISTRATOR")
        return tr("%1 is the last administrator who can sign in").arg(plain);
    if (code == "NO_PASSPHRASES")
        return tr("This world asks for no passphrases");
    if (code == "WORLD_CLOSED")
        return tr("The world was closed meanwhile");
    return {};
}

/// What the host and the change desk refuse by themselves; empty where the code is not one of theirs.
QString deskWords(const std::string& code, const std::string& field, const std::string& value, const std::string& limit)
{
    const QString plain = QString::fromStdString(value);
    const QString bound = QString::fromStdString(limit);
    if (code == "LIVE_WORLD")
        return noCustomers();
    if (code == "NEEDS_CHANGE")
        return tr("In a live world parameters move only by a change: propose it");
    if (code == "NOTE_BLANK")
        return tr("Write what the next shift should know");
    if (code == "NOTE_LONG")
        return tr("A note holds at most %1 bytes").arg(bound);
    if (code == "SHIFT_BOOK_FULL")
        return tr("No more than %1 fit; take one off first").arg(bound);
    if (code == "ROLE")
        return tr("This takes the role of %1").arg(bound.toLower());
    if (QString door = doorWords(code, value, limit); !door.isEmpty())
        return door;
    if (code == "OWN_CHANGE")
        return tr("An author does not approve their own change");
    if (code == "NOT_AUTHOR")
        return tr("Only its author may do that: %1").arg(bound);
    if (code == "ALREADY_APPROVED")
        return tr("%1 has approved it already: someone else has to").arg(plain);
    if (code == "NOT_IN_STAGE")
        return tr("The change is now: %1. This may be asked of: %2").arg(stagesInWords(value), stagesInWords(limit));
    if (code == "EFFECT_MOVED")
        return tr("The effect has moved: %1 now, %2 when it was shown. Look again").arg(plain, bound);
    if (code == "UNKNOWN_SYMBOL")
        return tr("%1 is no asset and no market of this world").arg(plain);
    if (code == "NOTHING_DIFFERS")
        return tr("These guard rails are in force already, version %1").arg(plain);
    if (code == "REASON_MISSING")
        return tr("Give a reason");
    if (code == "TEXT_UNSEEN")
        return tr("%1 holds characters that nobody sees: %2")
            .arg(field == "name"        ? tr("The name")
                    : field == "ticket" ? tr("The ticket")
                                        : tr("The reason"),
                plain);
    if (code == "NO_EDITS")
        return tr("There is nothing to change");
    if (code == "BAD_RAMP")
        return field == "ramp.steps"     ? tr("A ramp takes %1 steps").arg(QString(bound).replace(" .. ", tr(" to ")))
            : field == "ramp.margin"     ? tr("A notice ramp keeps 0 % to below 100 % of what they hold off accounts")
            : field == "ramp.depthShare" ? tr("A step takes 0 % to 100 % of what the books take")
            : field == "ramp.notice"     ? tr("Notice and intervals are at most 366 days")
                                         : tr("The steps of a ramp are at least 1 s apart");
    if (code == "NOT_EMERGENCY")
        return tr("An emergency moves weights, and states and limits of pools and books: not %1")
            .arg(parameterName(field));
    if (code == "NOT_TIGHTER")
        return tr("%1 to %2 is no tightening: it is %3 now")
            .arg(parameterName(field), inUnit(field, value), inUnit(field, limit));
    if (code == "OVER_BUDGET" && field == "badDebt")
        return tr("It would leave bad debt of %1: an emergency leaves none").arg(grouped(plain));
    if (code == "OVER_BUDGET")
        return (bound == "1" ? tr("It would liquidate more than the budget of %1 account: %2")
                             : tr("It would liquidate more than the budget of %1 accounts: %2"))
            .arg(bound, grouped(plain));
    if (code == "NO_NOTICE_RAMP")
        return tr("A notice ramp moves one number, towards where accounts go over MMR 100 %");
    if (code == "NOTICE_OWED")
        return tr("Accounts that the next step crosses or comes near to (%1) have their notice for %2 more")
            .arg(grouped(plain), format::duration(bound.section(u' ', 0, 0).toLongLong() * msPerSecond));
    if (code == "RAMP_SHORTENED")
        return tr("The ramp that was approved takes %1, this one %2: that takes the role of approver")
            .arg(format::duration(bound.section(u' ', 0, 0).toLongLong() * msPerSecond),
                format::duration(plain.section(u' ', 0, 0).toLongLong() * msPerSecond));
    if (code == "EDITED_TWICE")
        return tr("%1 is set twice: a change sets a value once").arg(parameterName(field));
    if (code == "NOT_RAMPABLE")
        return tr("Only numbers move in steps");
    if (code == "UNKNOWN_CHANGE")
        return tr("There is no change %1").arg(plain);
    if (code == "UNKNOWN_OPERATOR")
        return tr("There is no operator %1").arg(plain);
    constexpr std::string_view ofRates = "a rate moves by at most ";
    if (code == "RAIL_STEP" && limit.starts_with(ofRates))
        return tr("Too large a step: %1 moves a rate by %2, the rail allows %3")
            .arg(parameterName(field), percentOf(value), percentOf(limit.substr(ofRates.size())));
    if (code == "RAIL_STEP")
        return tr("Too large a step: %1 to %2, the rail allows %3")
            .arg(parameterName(field), inUnit(field, value), inUnit(field, limit));
    if (code == "RAIL_DEPTH_SHARE")
        return tr("Too much for the books: %1, the notice ramp allows %2").arg(grouped(plain), grouped(bound));
    if (code == "RAIL_INTERVAL" && plain.endsWith(QStringLiteral(" between steps")))
        return tr("Too quick: %1 would move every %2, the rail asks for %3")
            .arg(parameterName(field), plain.section(u' ', 0, 1), bound);
    if (code == "RAIL_INTERVAL")
        return tr("Too soon: %1 moved %2 before, the rail asks for %3").arg(parameterName(field), plain, bound);
    if (code == "RAIL_ZERO")
        return tr("The rail keeps %1 from zero").arg(parameterName(field));
    if (code == "RAIL_FROZEN")
        return tr("%1 is frozen: no change may touch it").arg(plain);
    if (code == "RAIL_QUIET_HOURS")
        return plain.isEmpty() ? tr("Changes go live %1").arg(bound)
                               : tr("It is %1: changes go live %2").arg(plain, bound);
    return {};
}

QString words(RefusalCode code, const std::string& field, const std::string& value, const std::string& limit,
    const QString& asset = {})
{
    switch (code) {
    case RefusalCode::UnknownSymbol:
        return tr("There is no such asset or market");
    case RefusalCode::UnknownSubaccount:
        return tr("There is no account %1").arg(figure(value));
    case RefusalCode::InvalidQuantity:
        return limited("The quantity does not fit the limit of %1", "The quantity must be above zero", limit);
    case RefusalCode::InvalidPrice:
        return limited(
            "The price does not fit the step or limit of %1", "The kind of order takes no such price", limit);
    case RefusalCode::NumberOverflow:
        return tr("The amount is larger than the exchange can count");
    case RefusalCode::BadParameter:
        return limit.empty() ? tr("%1 is not allowed").arg(figure(value))
                             : tr("%1 is not allowed: %2").arg(figure(value), QString::fromStdString(limit));
    case RefusalCode::BeforeDiffers:
        return tr("Changed meanwhile: it is %1 now, not %2").arg(limit.empty() ? none() : figure(limit), figure(value));
    case RefusalCode::OrderNotFound:
        return tr("Order %1 is no longer open").arg(figure(value));
    case RefusalCode::AccountLiquidating:
        return tr("The account is being liquidated");
    case RefusalCode::TradingHalted:
        return field == "markPrice" ? tr("The mark of an asset in this account is held: nothing may be borrowed")
                                    : tr("Matching is halted");
    case RefusalCode::OrderBookState:
        return tr("The book does not take this in its present state");
    case RefusalCode::PriceOutOfBounds:
        return limited("The price is outside the band, which ends at %1", "The price is outside the band", limit);
    case RefusalCode::AutoLendEnabled:
        return tr("Not by hand while auto lend is on");
    case RefusalCode::MarginDisabled:
        return tr("Margin is switched off for this account, and it would have to borrow");
    case RefusalCode::BorrowRequiresLendRedeem:
        return tr("The account lends this asset: redeem before borrowing it");
    case RefusalCode::LendRequiresBorrowRepay:
        return tr("The account owes this asset: repay before lending it");
    case RefusalCode::InsufficientFunds:
        if (const auto left = parseQuantity(QString::fromStdString(limit)); left && left->isZero())
            return tr("The account has %1 to give").arg(asset.isEmpty() ? tr("none of it") : tr("no %1").arg(asset));
        return limitedOf(asset, "The account has only %1 %2 to give", "The account does not have that much %2", limit);
    case RefusalCode::LendLimit:
        return limitedOf(asset, "The pool takes only %1 more %2", "The pool takes no more %2", limit);
    case RefusalCode::InsufficientSupply:
        if (field == "stage")
            return tr("That stage can close none of it now");
        return limitedOf(asset, "The pool can hand out only %1 %2", "The pool cannot hand out that much %2", limit);
    case RefusalCode::BorrowLimit:
        if (field == "state")
            return tr("The pool is not open for that");
        if (field == "borrowLimit")
            return tr("The exposure would be $%1, above the account's limit of $%2")
                .arg(dollars(value), dollars(limit));
        return limitedOf(asset, "The pool lends out only %1 more %2", "The pool lends out no more %2", limit);
    case RefusalCode::InsufficientMargin:
        return value.empty() ? tr("Too little margin: equity would not be positive")
                             : tr("Too little margin: the initial requirement would be used to at least %1")
                                   .arg(percentRoundedUp(value));
    case RefusalCode::MaxLeverageReached:
        return limit.empty()
            ? tr("At a leverage limit of %1 the present exposure would not be covered").arg(figure(value))
            : tr("At a leverage limit of %1 the present exposure would not be covered: it takes at least %2")
                  .arg(figure(value), figure(limit));
    }
    return {};
}

} // namespace

QString sentence(const Refusal& refusal, const QString& asset)
{
    return words(refusal.code, std::string{fieldName(refusal.field)}, refusal.value, refusal.limit, asset)
        + announcedWords(refusal.announced);
}

QString refusalSentence(
    const std::string& code, const std::string& field, const std::string& value, const std::string& limit)
{
    if (QString said = deskWords(code, field, value, limit); !said.isEmpty())
        return said;
    for (std::size_t at = 0; at < refusalCodeCount; ++at)
        if (codeName(static_cast<RefusalCode>(at)) == code)
            return words(static_cast<RefusalCode>(at), field, value, limit);
    return {};
}

QString announcedWords(const std::string& announced)
{
    QStringList values;
    for (const QString& each : QString::fromStdString(announced).split(QStringLiteral(", "), Qt::SkipEmptyParts)) {
        const ShownEdit edit
            = shownEdit(each.section(u'=', 0, 0).toStdString(), {}, each.section(u'=', 1).toStdString());
        values << tr("%1 %2 goes to %3").arg(edit.owner, edit.title.toLower(), edit.after);
    }
    return values.isEmpty() ? QString() : tr(". Held to a ramp already: %1").arg(values.join(QStringLiteral(", ")));
}

QString termWords(BindingTerm term)
{
    switch (term) {
    case BindingTerm::None:
        return {};
    case BindingTerm::ImfBase:
        return tr("the initial margin of the debt");
    case BindingTerm::LeverageLimit:
        return tr("the account's leverage limit");
    case BindingTerm::SizeCurve:
        return tr("the size of the debt");
    case BindingTerm::Haircut:
        return tr("the haircut of the collateral");
    case BindingTerm::BorrowLimit:
        return tr("the account's borrow limit");
    case BindingTerm::PoolLiquidity:
        return tr("what the pool has");
    case BindingTerm::Throttle:
        return tr("the throttle of the pool");
    case BindingTerm::Funds:
        return tr("what the account itself holds");
    }
    return {};
}

QString expiryWords(OrderExpiryReason reason)
{
    switch (reason) {
    case OrderExpiryReason::None:
        return {};
    case OrderExpiryReason::FillOrKill:
        return tr("Would not fill whole, so nothing fills");
    case OrderExpiryReason::ImmediateOrCancel:
        return tr("What does not fill at once is cancelled");
    case OrderExpiryReason::InsufficientBorrowableQuantity:
        return tr("The pool cannot lend what it needs");
    case OrderExpiryReason::InsufficientFunds:
        return tr("The account does not have what it needs");
    case OrderExpiryReason::InsufficientMargin:
        return tr("A fill would leave too little margin");
    case OrderExpiryReason::Liquidation:
        return tr("The account is being liquidated");
    case OrderExpiryReason::PostOnlyTaker:
        return tr("Would take, and post only forbids it");
    case OrderExpiryReason::PriceImpact:
        return tr("What lies beyond the impact band expires");
    case OrderExpiryReason::PriceOutOfBounds:
        return tr("The price is outside the band");
    case OrderExpiryReason::SelfTradePrevention:
        return tr("Would trade with an order of its own");
    }
    return {};
}

QString expiryWords(const std::string& name)
{
    for (int reason = 0; reason <= int(OrderExpiryReason::SelfTradePrevention); ++reason)
        if (name == expiryName(static_cast<OrderExpiryReason>(reason)))
            return expiryWords(static_cast<OrderExpiryReason>(reason));
    return QString::fromStdString(name);
}

QString refusalInWords(const std::string& detail, const std::string& named)
{
    static const QRegularExpression form(
        QStringLiteral("^([A-Z][A-Z_]{3,})(?: (?!limit=)([\\w.]+)(?:=(.*?))?)?(?: limit=(.*?))?(?: "
                       "(?:bindingTerm=|maxQuantity=|announced: ).*)?$"));
    static const QRegularExpression listed(QStringLiteral(
        "^([A-Z][A-Z_]{3,})(?:, (\\w+)(?: ([^,]+))?)?(?:, limit ([^,]+))?(?:, \\w+)?(?:, at most [^,]+)?(?:, "
        "announced .*)?$"));
    QRegularExpressionMatch found = form.match(QString::fromStdString(detail));
    if (!found.hasMatch())
        found = listed.match(QString::fromStdString(detail));
    if (!found.hasMatch()) {
        // Figures of the desk's own sentences; what somebody wrote stays as it is.
        const bool isTheDesks = std::ranges::any_of(
            std::array{"its effect has moved: ", "what is left would liquidate ", "planned anew: "},
            [&](const char* begin) { return detail.starts_with(begin); });
        return isTheDesks ? grouped(QString::fromStdString(detail)) : QString::fromStdString(detail);
    }
    OperatorAnswer answer;
    answer.code = found.captured(1).toStdString();
    answer.field = found.captured(2).toStdString();
    answer.value = found.captured(3).toStdString();
    answer.limit = found.captured(4).toStdString();
    if (answer.field != "parameter" || answer.value.find('=') == std::string::npos)
        return refusal(answer);
    // A parameter's own path stands before its value.
    const std::string path = answer.value.substr(0, answer.value.find('='));
    answer.value.erase(0, path.size() + 1);
    return path == named ? refusal(answer) : tr("%1: %2").arg(parameterName(path), refusal(answer));
}

} // namespace plimsoll::format
