// SPDX-FileCopyrightText: 2026 The Plimsoll developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/host/shift_text.h"

#include <cctype>
#include <sstream>

namespace plimsoll {

namespace {

/// On one line, without blanks; never empty.
std::string escaped(const std::string& text)
{
    std::string line{'"'};
    for (const char letter : text)
        switch (letter) {
        case '\\':
            line += "\\\\";
            break;
        case '\n':
            line += "\\n";
            break;
        case ' ':
            line += "\\s";
            break;
        default:
            line += std::isspace(static_cast<unsigned char>(letter)) != 0 ? std::string{"\\s"} : std::string{letter};
        }
    return line;
}

std::string unescaped(const std::string& line)
{
    std::string text;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] != '\\' || i + 1 == line.size()) {
            text += line[i];
            continue;
        }
        const char letter = line[++i];
        text += letter == 'n' ? '\n' : letter == 's' ? ' ' : letter;
    }
    return text;
}

void write(std::ostream& lines, const ShiftSubject& subject)
{
    if (subject.subaccount)
        lines << "account " << subject.subaccount->value;
    else
        lines << "asset " << (subject.asset ? subject.asset->value : 0);
}

bool read(std::istream& words, ShiftSubject& subject)
{
    std::string kind;
    std::uint32_t number = 0;
    if (!(words >> kind >> number))
        return false;
    if (kind == "account")
        subject.subaccount = SubaccountId{number};
    else if (kind == "asset")
        subject.asset = AssetId{static_cast<std::uint16_t>(number)};
    return subject.subaccount || subject.asset;
}

} // namespace

std::string shiftText(const ShiftBook& book)
{
    std::ostringstream lines;
    for (const ShiftSubject& subject : book.watched) {
        lines << "watch ";
        write(lines, subject);
        lines << '\n';
    }
    for (const ShiftNote& note : book.notes) {
        lines << "note ";
        write(lines, note.subject);
        lines << ' ' << note.number << ' ' << note.wallAt.ms << ' ' << note.simulatedAt.ms << ' '
              << escaped(note.author) << ' ' << escaped(note.text) << '\n';
    }
    return lines.str();
}

ShiftBook shiftBook(const std::string& text)
{
    ShiftBook book;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words{line};
        std::string kind;
        ShiftNote note;
        if (!(words >> kind) || !read(words, note.subject))
            continue;
        std::string author;
        std::string said;
        if (kind == "watch")
            book.watched.push_back(note.subject);
        else if (kind == "note" && words >> note.number >> note.wallAt.ms >> note.simulatedAt.ms >> author >> said) {
            note.author = unescaped(author);
            note.text = unescaped(said);
            book.notes.push_back(std::move(note));
        }
    }
    return book;
}

} // namespace plimsoll
