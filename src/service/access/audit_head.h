// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/access/secret.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace plimsoll {

/// An Ed25519 public key, with which anyone knows a world's signatures.
using AuditKey = std::array<std::uint8_t, 32>;
using AuditSignature = std::array<std::uint8_t, 64>;

/// Of a world's record without its name, which may change: the first half of the hash of each row, by key.
using RecordMarks = std::map<std::string, std::array<std::uint8_t, 16>>;

/// The action by which an opening says that the last actions before it were gone.
inline constexpr std::string_view auditCutShort = "audit cut short";

/// The end of an audit chain at some moment: whoever keeps it finds out later what was cut off behind the world's back.
struct AuditHead {
    std::uint64_t number{};              ///< of the action, from 1
    std::array<std::uint8_t, 32> link{}; ///< of that action (storage, linkOf)
    std::optional<AuditSignature> signature{};
    std::optional<AuditKey> key{}; ///< that it was signed with
    RecordMarks record{};          ///< signed with the rest; empty in heads of versions that did not sign it
    friend bool operator==(const AuditHead&, const AuditHead&) = default;
};

/// 32 bytes from which a world's key pair is made.
Secret newSigningSeed();
AuditKey publicKeyOf(const Secret& seed);
/// Signs number, link and record.
AuditHead signedHead(
    std::uint64_t number, const std::array<std::uint8_t, 32>& link, RecordMarks record, const Secret& seed);
/// Whether this key signed the head.
bool isSignedBy(const AuditHead& head, const AuditKey& key);

/// "plimsoll-head NUMBER LINK SIGNATURE KEY RECORD", hexadecimal; "unsigned" in place of the last three.
std::string toText(const AuditHead& head);
/// The last one in a text, broken into lines wherever that may be; none where there is none.
std::optional<AuditHead> auditHeadIn(std::string_view text);

/// "createdAt:HEX,environment:HEX".
std::string toText(const RecordMarks& record);
/// None where the text is not such a list, in order.
std::optional<RecordMarks> recordMarksIn(std::string_view text);

template <std::size_t size>
std::string toHex(const std::array<std::uint8_t, size>& bytes);
/// None unless the text is so many bytes.
template <std::size_t size>
std::optional<std::array<std::uint8_t, size>> fromHex(std::string_view text);

} // namespace plimsoll
