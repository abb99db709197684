// Print what ez-vcard understands of the cards in a folder: the library below DAVx5.
import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.*;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.text.SimpleDateFormat;
import java.util.*;
import java.util.function.Function;
import java.util.stream.*;

class ReadEz {
    public static void main(String[] arguments) throws Exception {
        Map<String, Object> cards = new TreeMap<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(Path.of(arguments[0]), "*.vcf")) {
            for (Path path : paths) {
                VCard card = Ezvcard.parse(path.toFile()).first();
                cards.put(path.getFileName().toString().replace(".vcf", ""), fields(card));
            }
        }
        Map<String, Object> seen = new TreeMap<>();
        seen.put("version", Ezvcard.VERSION);
        seen.put("cards", cards);
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(json(seen));
    }

    static Map<String, Object> fields(VCard card) {
        SimpleDateFormat basic = new SimpleDateFormat("yyyyMMdd'T'HHmmss'Z'");
        basic.setTimeZone(TimeZone.getTimeZone("UTC"));
        StructuredName n = card.getStructuredName();
        Map<String, Object> seen = new TreeMap<>();
        seen.put("fn", card.getFormattedName().getValue());
        seen.put("n", List.of(text(n.getFamily()), text(n.getGiven()),
            String.join(" ", n.getAdditionalNames()), String.join(" ", n.getPrefixes()),
            String.join(" ", n.getSuffixes())));
        seen.put("org", card.getOrganization() == null ? "" : card.getOrganization().getValues().get(0));
        seen.put("title", join(card.getTitles(), Title::getValue));
        seen.put("locality", join(card.getAddresses(), each -> text(each.getLocality())));
        seen.put("emails", list(card.getEmails(), Email::getValue));
        seen.put("phones", list(card.getTelephoneNumbers(),
            each -> each.getUri() == null ? each.getText() : each.getUri().toString()));
        seen.put("types", list(card.getTelephoneNumbers(), each -> each.getTypes().stream()
            .map(TelephoneType::getValue).map(String::toUpperCase)
            .filter(type -> !type.equals("PREF")).sorted().collect(Collectors.toList())));
        seen.put("tags", card.getCategories() == null ? List.of() : card.getCategories().getValues());
        seen.put("note", join(card.getNotes(), Note::getValue));
        seen.put("url", join(card.getUrls(), Url::getValue));
        seen.put("uid", card.getUid().getValue());
        seen.put("rev", basic.format(card.getRevision().getValue()));
        seen.put("kind", card.getKind() == null ? "" : card.getKind().getValue());
        seen.put("company", card.getExtendedProperties("X-ABSHOWAS").stream()
            .anyMatch(each -> each.getValue().equals("COMPANY")));
        seen.put("langs", list(card.getLanguages(), Language::getValue));
        List<Object> kept = list(card.getExtendedProperties().stream()
            .filter(each -> !List.of("X-ABSHOWAS", "X-PRESSDIR-NOTE-LINES").contains(each.getPropertyName()))
            .collect(Collectors.toList()), each -> each.getPropertyName() + ":" + each.getValue());
        for (Nickname each : card.getNicknames()) {
            kept.add("NICKNAME:" + String.join(",", each.getValues()));
        }
        for (Birthday each : card.getBirthdays()) {
            kept.add("BDAY:" + new SimpleDateFormat("yyyy-MM-dd").format(each.getDate()));
        }
        seen.put("kept", kept);
        return seen;
    }

    static <T> List<Object> list(Collection<T> all, Function<T, Object> said) {
        return all.stream().map(said).collect(Collectors.toCollection(ArrayList::new));
    }

    static <T> String join(Collection<T> all, Function<T, String> said) {
        return all.stream().map(said).collect(Collectors.joining());
    }

    static String text(String value) {
        return value == null ? "" : value;
    }

    static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(each -> json(each.getKey()) + ":" + json(each.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(ReadEz::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char each : value.toString().toCharArray()) {
            quoted.append(each < 32 || each == '"' || each == '\\'
                ? String.format("\\u%04x", (int) each) : String.valueOf(each));
        }
        return quoted.append('"').toString();
    }
}
