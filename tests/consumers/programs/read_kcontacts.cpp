// Print what KContacts, the library of KDE's address books, understands of the cards in a folder.
#include <KContacts/Addressee>
#include <KContacts/VCardConverter>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <kcontacts_version.h>

using namespace KContacts;

static QJsonArray types(const PhoneNumber &phone)
{
    const PhoneNumber::Type type = phone.type();
    QStringList names;
    if (type & PhoneNumber::Cell) names << "CELL";
    if (type & PhoneNumber::Fax) names << "FAX";
    if (type & PhoneNumber::Voice) names << "VOICE";
    if (type & PhoneNumber::Work) names << "WORK";
    return QJsonArray::fromStringList(names);
}

static QJsonObject fields(const Addressee &card)
{
    QJsonArray phones, kinds, kept;
    QStringList langs;
    for (const PhoneNumber &phone : card.phoneNumbers()) {
        phones << phone.number();
        kinds << types(phone);
    }
    for (const Lang &lang : card.langs()) langs << lang.language();
    if (!card.nickName().isEmpty()) kept << "NICKNAME:" + card.nickName();
    if (card.birthday().isValid()) kept << "BDAY:" + card.birthday().date().toString(Qt::ISODate);
    const QStringList parts = {card.familyName(), card.givenName(), card.additionalName(), card.prefix(), card.suffix()};
    return {
        {"fn", card.formattedName()},
        {"n", QJsonArray::fromStringList(parts)},
        {"org", card.organization()},
        {"title", card.title()},
        {"locality", card.addresses().isEmpty() ? QString() : card.addresses().first().locality()},
        {"emails", QJsonArray::fromStringList(card.emails())},
        {"phones", phones},
        {"types", kinds},
        {"tags", QJsonArray::fromStringList(card.categories())},
        {"note", card.note()},
        {"url", QString::fromUtf8(card.url().url().toEncoded())},
        {"uid", card.uid()},
        {"rev", card.revision().toUTC().toString("yyyyMMddTHHmmssZ")},
        {"kind", card.kind()},
        {"langs", QJsonArray::fromStringList(langs)},
        {"zone", card.timeZone().isValid() ? card.timeZone().toString() : QString()},
    };
}

int main(int, char **arguments)
{
    QJsonObject cards;
    const QDir folder(QString::fromLocal8Bit(arguments[1]));
    for (const QString &name : folder.entryList({"*.vcf"})) {
        QFile file(folder.filePath(name));
        file.open(QIODevice::ReadOnly);
        const Addressee::List read = VCardConverter().parseVCards(file.readAll());
        cards[QString(name).replace(".vcf", "")] =
            read.size() == 1 ? fields(read.first()) : QJsonObject({{"error", QString::number(read.size()) + " cards"}});
    }
    QJsonObject seen;
    seen["version"] = KContacts_VERSION_STRING;
    seen["cards"] = cards;
    QTextStream out(stdout);
    out.setCodec("UTF-8");
    out << QJsonDocument(seen).toJson();
}
