"""The 0xx rules: what can be wrong with the file itself, before anybody asks what it says.

Their faults are found by the YAML door and by the validation of shapes; here stand their names and pages.
"""

from __future__ import annotations

from lokcli.findings import Severity
from lokcli.rules import Rule, declare

_ALL = (
    declare(
        "LOK001",
        "går-inte-att-läsa",
        """
        Filen går inte att läsa som text i UTF-8.

        Varför: Å, ä och ö blir fel eller försvinner när filen är sparad med en annan teckenkodning.
        Rätt: Spara som UTF-8. I Anteckningar: Arkiv, Spara som, Kodning: UTF-8.
        """,
        help="Spara filen som UTF-8. I Anteckningar: Arkiv, Spara som, Kodning: UTF-8.",
    ),
    declare(
        "LOK002",
        "yaml-fel",
        """
        Texten följer inte reglerna för YAML.

        Varför: Det som står efter felet går inte att läsa, och därför inte heller att granska.
        Fel: titel: Överenskommelse: samverkan
        Rätt: titel: "Överenskommelse: samverkan"
        """,
        help="Rätta raden och kör lok check igen.",
    ),
    declare(
        "LOK003",
        "dubbel-nyckel",
        """
        Samma nyckel står två gånger på samma nivå.

        Varför: Bara den första läses. Det som står under den andra skulle försvinna utan att någon märkte det.
        Fel:
            titel: Överenskommelse
            titel: Överenskommelse om sfi
        Rätt:
            titel: Överenskommelse om sfi
        """,
        help="Ta bort den ena, eller ge den ett eget namn.",
    ),
    declare(
        "LOK004",
        "tabb",
        """
        Raden innehåller ett tabbtecken.

        Varför: YAML tillåter inte tabb i indrag, och olika program visar tabb olika brett.
        Rätt: två mellanslag för varje nivå
        """,
        help="Byt tabben mot mellanslag.",
    ),
    declare(
        "LOK005",
        "ankare-eller-alias",
        """
        Filen använder ankare (&) eller alias (*).

        Varför: En överenskommelse ska gå att läsa uppifrån och ned, och ett alias gömmer vad som står där.
        Fel: telefon: *expedition
        Rätt: telefon: 031-390 06 00
        """,
        help="Skriv ut texten på varje ställe.",
    ),
    declare(
        "LOK006",
        "tagg",
        """
        Ett värde har en YAML-tagg, till exempel !!str.

        Varför: lok läser alla värden som text och avgör själv vad de betyder.
        Fel: version: !!str 1.0
        Rätt: version: "1.0"
        """,
        help="Ta bort taggen.",
    ),
    declare(
        "LOK007",
        "flera-dokument",
        """
        Filen innehåller mer än ett YAML-dokument, skilda åt av en rad med tre bindestreck.

        Varför: En fil är en överenskommelse. Bara det första dokumentet läses.
        """,
        help="Lägg varje överenskommelse i en egen fil.",
    ),
    declare(
        "LOK008",
        "styrtecken",
        """
        Texten innehåller ett osynligt styrtecken.

        Varför: Sådana tecken kan följa med text som klistras in från Word eller PDF. De går inte att skriva ut.
        """,
        help="Ta bort tecknet, eller skriv om raden för hand.",
    ),
    declare(
        "LOK009",
        "för-djupt",
        """
        Filen har fler än 64 nivåer.

        Varför: Ingen överenskommelse behöver så många nivåer. Något har blivit fel, ofta en glömd slutparentes.
        """,
        help="Kontrollera parenteser och indrag.",
    ),
    declare(
        "LOK010",
        "nyckel-är-inte-text",
        """
        En nyckel är tom eller något annat än ett ord.

        Varför: Nyckeln är namnet på uppgiften och måste vara ett ord.
        Fel:
            "": Överenskommelse om sfi
        Rätt:
            titel: Överenskommelse om sfi
        """,
        help="Skriv ett ord före kolonet.",
    ),
    declare(
        "LOK011",
        "okänd-mall",
        """
        Filen säger inte vilken mall den följer, eller namnger en mall som lok inte känner.

        Varför: Mallen avgör vad överenskommelsen ska innehålla.
        Rätt: mall: etablering-2024
        """,
        help="Skriv mall: och namnet på en mall. Kör lok init --list-families för att se dem.",
        at_value=True,
    ),
    declare(
        "LOK012",
        "okänd-nyckel",
        """
        Nyckeln finns inte i mallen.

        Varför: En felstavad nyckel läses inte. Det som står där räknas då inte.
        Fel:
            tittel: Överenskommelse om sfi
        Rätt:
            titel: Överenskommelse om sfi
        """,
    ),
    declare(
        "LOK013",
        "fel-form",
        """
        Det står text där det ska stå nycklar eller en lista, eller tvärtom.

        Varför: lok kan inte avgöra vad som hör till vilken uppgift, och texten kommer då inte med i dokumentet. Men en text där det ska stå en lista räknas som en lista med en punkt, och en lista där det ska stå text som text.
        Fel: organisation: en styrgrupp
        Rätt: organisation: {styrgrupp: {namn: Styrgruppen}}
        """,
        at_value=True,
    ),
    declare(
        "LOK014",
        "ogiltigt-värde",
        """
        Värdet har inte den form som nyckeln kräver, till exempel ett datum, ett tal eller ja och nej.

        Varför: Datum räknas och jämförs. Det går bara om de skrivs på ett sätt. Ett annat värde kommer inte med i dokumentet.
        Fel:
            giltighet: {från: 1/1 2027}
        Rätt:
            giltighet: {från: 2027-01-01}
        """,
        at_value=True,
    ),
    declare(
        "LOK015",
        "ogiltigt-id",
        """
        Ett id har tecken som inte får stå där, är för långt, eller är ett av orden svar och därför-att.

        Varför: Andra delar av filen hänvisar till id:t, och det ska kunna stå kvar när texten ändras. Det som står under ett ogiltigt id kommer inte med i dokumentet.
        Fel:
            organisation: {Styr grupp: {namn: Styrgruppen}}
        Rätt:
            organisation: {styrgrupp: {namn: Styrgruppen}}
        """,
        help="Använd små bokstäver a–ö, siffror och bindestreck, högst 40 tecken.",
    ),
    declare(
        "LOK016",
        "okänd-hänvisning",
        """
        Texten hänvisar till en part eller ett forum som inte finns i filen.

        Varför: Om parten inte finns är det ingen som ansvarar, och om forumet inte finns tas frågan inte upp.
        Fel:
            parter: {kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}}
            uppföljning: {ansvarig: komun}
        Rätt:
            parter: {kommun: {namn: Karlshamns kommun, typ: kommun, kod: "1082"}}
            uppföljning: {ansvarig: kommun}
        """,
        at_value=True,
    ),
    declare(
        "LOK017",
        "tom-fil",
        """
        Filen är tom.

        Varför: Det finns ingenting att granska.
        """,
        help="Skapa en början med lok init.",
    ),
    declare(
        "LOK018",
        "för-stor-fil",
        """
        Filen är större än 5 MB.

        Varför: En överenskommelse är mycket mindre än så. Filen är troligen något annat.
        """,
        help="Kontrollera att det är rätt fil.",
    ),
    declare(
        "LOK019",
        "svar-utan-skäl",
        """
        Svaret ”omfattas inte” saknar skäl.

        Varför: Den som läser överenskommelsen ska förstå varför den inte tar upp något.
        Fel:
            andra-forum: {svar: omfattas inte}
        Rätt:
            andra-forum: {svar: omfattas inte, därför-att: Länsstyrelsen håller i dem.}
        """,
        help="Lägg till därför-att: och skälet.",
    ),
    declare(
        "LOK020",
        "okänt-intervall",
        """
        Intervallet går inte att räkna med.

        Varför: Utan ett antal eller en rytm går det inte att se när något ska göras nästa gång.
        Fel:
            uppföljning: {intervall: löpande}
        Rätt:
            uppföljning: {intervall: halvårsvis}
        """,
        help="Skriv till exempel 12 månader, halvårsvis, var tredje månad eller 2 gånger per termin.",
        severity=Severity.VARNING,
        at_value=True,
    ),
    declare(
        "LOK021",
        "okänd-formatversion",
        """
        Filen saknar lok: 1, eller har en annan version av formatet.

        Varför: Numret säger hur filen ska läsas. lok känner version 1.
        Rätt: lok: 1
        """,
        help="Skriv lok: 1 överst i filen.",
        at_value=True,
    ),
    declare(
        "LOK023",
        "text-efter-nummertecken",
        """
        Text efter ett nummertecken läses som en kommentar.

        Varför: Ett mellanslag och # börjar en kommentar. Det som står efter försvinner ur dokumentet.
        Fel: syfte: Enligt punkt #3 i planen
        Rätt: syfte: "Enligt punkt #3 i planen"
        """,
        help="Sätt citattecken runt hela texten, eller ett mellanslag efter # om det är en kommentar.",
        severity=Severity.VARNING,
    ),
)
SOURCE_RULES: dict[str, Rule] = {made.code: made for made in _ALL}
