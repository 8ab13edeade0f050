package io.trapline.deploy.demo.bss;

import java.util.List;
import java.util.SplittableRandom;

/** Names as a northern German operator's customers have them; none is a real person's. */
final class GermanNames {

    private static final List<String> GIVEN = List.of(
            "Anke",
            "Anna",
            "Bernd",
            "Birgit",
            "Björn",
            "Christian",
            "Claudia",
            "Daniela",
            "Dirk",
            "Elke",
            "Emre",
            "Fatma",
            "Finn",
            "Frauke",
            "Gesa",
            "Gerd",
            "Hanna",
            "Heiko",
            "Heinz",
            "Ines",
            "Ingo",
            "Jana",
            "Jens",
            "Jörg",
            "Jürgen",
            "Kai",
            "Karin",
            "Katja",
            "Kerstin",
            "Lars",
            "Lea",
            "Lena",
            "Maike",
            "Malte",
            "Maren",
            "Markus",
            "Mehmet",
            "Meike",
            "Michael",
            "Nele",
            "Nils",
            "Ole",
            "Petra",
            "Rainer",
            "Sabine",
            "Silke",
            "Sönke",
            "Stefan",
            "Svenja",
            "Thorsten",
            "Tim",
            "Ursula",
            "Uwe",
            "Volker",
            "Wiebke",
            "Yasemin");

    private static final List<String> FAMILY = List.of(
            "Ahrens",
            "Albers",
            "Asmussen",
            "Bartels",
            "Becker",
            "Behrens",
            "Brandt",
            "Carstensen",
            "Christiansen",
            "Clausen",
            "Detlefsen",
            "Dittmer",
            "Ehlers",
            "Feddersen",
            "Fischer",
            "Förster",
            "Friedrichsen",
            "Groth",
            "Hansen",
            "Harms",
            "Hinrichsen",
            "Jacobsen",
            "Jensen",
            "Johannsen",
            "Jürgens",
            "Kaya",
            "Ketelsen",
            "Krause",
            "Kröger",
            "Kruse",
            "Lorenzen",
            "Lüders",
            "Matthiesen",
            "Meier",
            "Möller",
            "Müller",
            "Nissen",
            "Nowak",
            "Öztürk",
            "Paulsen",
            "Petersen",
            "Rohwer",
            "Schlüter",
            "Schmidt",
            "Schröder",
            "Schütt",
            "Sievers",
            "Stender",
            "Thomsen",
            "Timm",
            "Vogt",
            "Voß",
            "Wegner",
            "Wulff",
            "Yilmaz",
            "Zimmermann");

    private static final List<String> TRADE = List.of(
            "Logistik",
            "Maschinenbau",
            "Steuerberatung",
            "Bäckerei",
            "Druckerei",
            "Elektrotechnik",
            "Hausverwaltung",
            "Architekten",
            "Tiefbau",
            "Fischhandel",
            "Werft",
            "Apotheke",
            "Autohaus",
            "Gastronomie",
            "Medizintechnik",
            "Softwarehaus",
            "Zahnarztpraxis",
            "Immobilien",
            "Windenergie",
            "Spedition");

    private static final List<String> FORM = List.of("GmbH", "GmbH", "GmbH & Co. KG", "KG", "e. K.", "AG", "OHG");

    private static final List<String> TOWN = List.of(
            "Kiel",
            "Lübeck",
            "Flensburg",
            "Rendsburg",
            "Eckernförde",
            "Schleswig",
            "Husum",
            "Neumünster",
            "Plön",
            "Preetz",
            "Eutin",
            "Heide",
            "Itzehoe",
            "Kappeln",
            "Laboe",
            "Heikendorf",
            "Altenholz",
            "Kronshagen");

    private GermanNames() {}

    static String town(SplittableRandom dice) {
        return one(TOWN, dice);
    }

    static String person(SplittableRandom dice) {
        return one(GIVEN, dice) + " " + one(FAMILY, dice);
    }

    static String company(SplittableRandom dice, String town) {
        return switch (dice.nextInt(10)) {
            case 0 -> "Stadtwerke " + town + " " + one(TRADE, dice) + " GmbH";
            case 1 -> town + "er " + one(TRADE, dice) + " " + one(FORM, dice);
            case 2 -> one(FAMILY, dice) + " & " + one(FAMILY, dice) + " " + one(TRADE, dice) + " " + one(FORM, dice);
            default -> one(FAMILY, dice) + " " + one(TRADE, dice) + " " + one(FORM, dice);
        };
    }

    private static String one(List<String> of, SplittableRandom dice) {
        return of.get(dice.nextInt(of.size()));
    }
}
