// Print which cards in a folder belcard, Linphone's strict reader of 4.0, takes, and their names.
#include <belcard/belcard.hpp>
#include <belcard/belcard_parser.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

static std::string quoted(const std::string &text)
{
    std::string out = "\"";
    for (const char each : text) {
        if (each == '"' || each == '\\') out += '\\';
        if (each == '\n') out += "\\n";
        else out += each;
    }
    return out + "\"";
}

int main(int, char **arguments)
{
    std::cout << "{\"version\":\"" VERSION "\",\"cards\":{";
    const char *separator = "";
    for (const auto &entry : std::filesystem::directory_iterator(arguments[1])) {
        if (entry.path().extension() != ".vcf") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::stringstream text;
        text << file.rdbuf();
        const auto card = belcard::BelCardParser::getInstance()->parseOne(text.str());
        std::cout << separator << quoted(entry.path().stem().string()) << ":";
        if (card == nullptr) std::cout << "{\"error\":\"refused\"}";
        else std::cout << "{\"fn\":" << quoted(card->getFullName()->getValue()) << "}";
        separator = ",";
    }
    std::cout << "}}\n";
}
