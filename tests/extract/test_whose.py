"""Whose a mailbox or a number is: desks below people, people side by side, lines between."""

import pytest

DESKS = [
    pytest.param(
        "Media contact\n\nHarry Dale\nharry.dale@minister.example.au\n+61 2 5550 1266\n\n"
        "Department: +61 2 5550 1271, media@harbour.example.au",
        [
            "Harry Dale: harry.dale@minister.example.au +61255501266",
            "-: media@harbour.example.au +61255501271",
        ],
        id="en: a department's number and mailbox below a person's",
    ),
    pytest.param(
        "Por entrevistas:\nMartín Quiroga (vocero) - +598 98 555 014\n"
        "Sede: +598 2555 0142 - prensa@gremio.example",
        ["Martín Quiroga: +59898555014", "Sede: prensa@gremio.example +59825550142"],
        id="es: the head office's below a person's number",
    ),
    pytest.param(
        "Media contact:\nHarry Dale, press officer, +44 7700 900142\n"
        "Head office: +44 20 7946 0142, press@harbour.example.org",
        ["Harry Dale: +447700900142", "Head office: press@harbour.example.org +442079460142"],
        id="en: the head office's below a person's number",
    ),
    pytest.param(
        "Contatti stampa:\nMarta Bellini, portavoce, +39 333 5550142\n"
        "Indirizzo: via Roma 12, tel. +39 06 55501422, stampa@porto.example.it",
        ["Marta Bellini: stampa@porto.example.it +393335550142 +390655501422"],
        id="it: a person's address is no office of its own",
    ),
    pytest.param(
        "Pressekontakt:\nAda Lindner, Pressesprecherin\nMobil: +49 171 5550142\n"
        "Tel.: +49 30 5550142, presse@hafen.example.de",
        ["Ada Lindner: presse@hafen.example.de +491715550142 +49305550142"],
        id="de: a second number with a mailbox is the person's",
    ),
    pytest.param(
        "Contact: Marit Solberg, campaigns, marit@tailings.example, tel: +47 22 33 44 55\n"
        "Backup: press@tailings.example",
        ["Marit Solberg: marit@tailings.example +4722334455", "-: press@tailings.example"],
        id="en: a mailbox with a heading of its own, below a given name's",
    ),
    pytest.param(
        "Contact presse\nBureau de la communication\nCamille Berthier, cheffe de bureau\n"
        "Tél : 04 73 55 63 47 - 06 81 55 52 13\nAstreinte soir et week-end : 06 72 55 90 35\n"
        "Mél : pref-communication@vallee.example.fr",
        [
            "Camille Berthier: pref-communication@vallee.example.fr +33473556347 +33681555213",
            "Astreinte soir et week-end: +33672559035",
        ],
        id="fr: the mailbox below a duty line is the person's in whose lines that stands",
    ),
    pytest.param(
        "Media contacts\n\nBANGKOK\nDuty officer: +66 2 555 0142\n"
        "Kasem Thongdee, +66 81 555 0143, kasem@delta.example\n\nELSEWHERE\ncomms@delta.example",
        [
            "Duty officer: +6625550142",
            "Kasem Thongdee: kasem@delta.example +66815550143",
            "-: comms@delta.example",
        ],
        id="en: a mailbox under a heading of its own is no desk's above",
    ),
    pytest.param(
        "Para mais informações\nGabinete de Comunicação\ngab.comunicacao@vale.example.pt\n"
        "Odete Valadim\n242 555 142 / 961 555 143",
        ["Odete Valadim: gab.comunicacao@vale.example.pt +351242555142 +351961555143"],
        id="pt: an office's mailbox above the one person of its block",
    ),
    pytest.param(
        "Para mais informações\nGabinete de Comunicação\ngab.comunicacao@vale.example.pt\n\n"
        "Odete Valadim\n242 555 142",
        [
            "Gabinete de Comunicação: gab.comunicacao@vale.example.pt",
            "Odete Valadim: +351242555142",
        ],
        id="pt: in a block of its own it is the office's",
    ),
    pytest.param(
        "לפרטים נוספים:\nגליה שטרן, סגנית הדובר, 054-5550187, galia.s@namal.example.il\n"
        "משרד: 08-9555041, dover@namal.example.il",
        [
            "גליה שטרן: galia.s@namal.example.il +972545550187",
            "-: dover@namal.example.il +97289555041",
        ],
        id="he: the spokesperson's mailbox is an office's",
    ),
    pytest.param(
        "<h2>Media enquiries</h2><p>The duty press officer can be contacted on"
        " <a href='tel:+447700900142'>07700 900142</a> or via the switchboard on"
        " +44 20 7946 0100.</p>",
        ["-: +447700900142 +442079460100"],
        id="en: a switchboard that is another way to the desk",
    ),
    pytest.param(
        "<h2>Pressekontakt</h2><p>For mediene:</p><ul>"
        "<li>telefon 400 55 142 (kl. 08:00–15:45)</li>"
        "<li>telefon 992 55 143 (kl. 15:45–08:00)</li></ul><p>havn.example.no</p>",
        ["-: +4740055142 +4799255143"],
        id="nb: items with nothing but numbers and their hours are one desk's",
    ),
    pytest.param(
        "Za novinare\n\nАна Илић, портпарол – 064/555-01-42\n\n"
        "Канцеларија: 011/5550-142 (факс 011/5550-143), mediji@luka.example.rs",
        [
            "Ана Илић: +381645550142",
            "Канцеларија: mediji@luka.example.rs +381115550142",
        ],
        id="sr: a mailbox behind a fax in brackets stands in its desk's entry",
    ),
    pytest.param(
        "Contact presse : RPrivages\n\n01 99 00 89 07 – www. RPrivages.com\n\n"
        "Ida Roy ida.roy@rprivages.example.fr / 06 99 00 86 27",
        ["-: +33199008907", "Ida Roy: ida.roy@rprivages.example.fr +33699008627"],
        id="fr: a number below a line that offers somebody",
    ),
]

PEOPLE = [
    pytest.param(
        "Press contacts:\nAnn Lee, Press Officer\nBob Ray, Head of Press\n"
        "Tel. +44 20 7946 0142\npress@reef.example",
        [
            "Ann Lee: press@reef.example +442079460142",
            "Bob Ray: press@reef.example +442079460142",
        ],
        id="en: two with a title each, and one number below them",
    ),
    pytest.param(
        "<table><tr><th>担当課</th><th>担当者</th><th>電話</th><th>メール</th></tr>"
        "<tr><td>観光課</td><td>班長 笹森 久美子<br>主任 大道寺 徹</td><td>017-755-5142</td>"
        "<td>kanko@minato.example.jp</td></tr></table>",
        [
            "笹森久美子: kanko@minato.example.jp +81177555142",
            "大道寺徹: kanko@minato.example.jp +81177555142",
        ],
        id="ja: two in one cell, their titles before their names",
    ),
    pytest.param(
        "<h2>Presskontakt</h2><ul><li>Linnea Bergvik<br>Pressekreterare<br>08-555 01 42<br>"
        "<a href='/f'>e-post till Linnea Bergvik</a></li>"
        "<li>Tekla Norling<br>Pressekreterare<br>08-555 01 42<br>Mobil 073-555 01 43<br>"
        "<a href='mailto:tekla.norling@hamn.example.se'>e-post till Tekla Norling</a></li></ul>",
        [
            "Linnea Bergvik: +4685550142",
            "Tekla Norling: tekla.norling@hamn.example.se +4685550142 +46735550143",
        ],
        id="sv: a name said again below its numbers opens no other entry",
    ),
    pytest.param(
        "<h2>Contacts</h2><h4>Kay Brand</h4><h5>Sr. Manager, Corporate Communications</h5>"
        "<p>+1 202 555 0139<br>kay.brand@lumen.example</p><h4>Tom O'Dowd</h4>"
        "<h5>VP, Investor Relations</h5><p>+1 202 555 0166<br>ir@lumen.example</p>",
        [
            "Kay Brand: kay.brand@lumen.example +12025550139",
            "Tom O'Dowd: ir@lumen.example +12025550166",
        ],
        id="en: the title in a heading below the name's",
    ),
    pytest.param(
        "मीडिया संपर्क:\nदिनेश कुमार वर्मानी\nजनसंपर्क अधिकारी\nमो. 94255 50418\n"
        "ई-मेल: dinesh.varmani[at]kala[dot]example[dot]in",
        ["दिनेश कुमार वर्मानी: dinesh.varmani@kala.example.in +919425550418"],
        id="hi: an address with its signs spelt is no sentence",
    ),
    pytest.param(
        "From: Tischlerová Jana <tischlerova@kraj.example.cz>\nSubject: Tisková zpráva\n\n"
        "Kraj koupí sanitky.\n\nKontakt pro média:\n\nBc. Jana Tischlerová\ntisková mluvčí\n"
        "tel. +420 465 550 418\ntischlerova@kraj.example.cz\n",
        ["Jana Tischlerová: tischlerova@kraj.example.cz +420465550418"],
        id="cs: a mail's sender with the family first is who signs it",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), DESKS)
def test_gives_a_desk_what_is_a_desks(offered, text, wanted):
    assert offered(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_gives_people_what_is_theirs(offered, text, wanted):
    assert offered(text, "release.eml" if text.startswith("From:") else "release.txt") == wanted


# One document a language or layout, each as a press page of that kind has it.
DOCUMENTS = [
    pytest.param(
        "Press contact\n\nName: Ann Lee\nPosition: Press Officer\n"
        "Phone: +44 20 7946 0142\nEmail: ann.lee@reef.example\n\nName: Bob Ray\n"
        "Position: Head of Media\nPhone: +44 20 7946 0143\nEmail: "
        "bob.ray@reef.example",
        [
            "Ann Lee: ann.lee@reef.example +442079460142",
            "Bob Ray: bob.ray@reef.example +442079460143",
        ],
        id="en: a label before each line",
    ),
    pytest.param(
        "Pressekontakt\n\nName:\nIda Zist\nFunktion:\nPressesprecherin\nTelefon:\n"
        "030 23125-117\nE-Mail:\nida.zist@hafen.example.de",
        [
            "Ida Zist: ida.zist@hafen.example.de +493023125117",
        ],
        id="de: a label above each line",
    ),
    pytest.param(
        "<h2>Contact presse</h2><dl><dt>Nom</dt><dd>Anne Roy</dd><dt>Fonction</dt><"
        "dd>Attachée de presse</dd><dt>Téléphone</dt><dd>+33 1 99 00 55 01</dd><dt>"
        "Courriel</dt><dd>anne.roy@port.example.fr</dd></dl>",
        [
            "Anne Roy: anne.roy@port.example.fr +33199005501",
        ],
        id="dl: a person's lines",
    ),
    pytest.param(
        "<h2>Kontakt für Medien</h2><dl><dt>Ida Zist, Pressesprecherin</dt><dd>Tel. "
        "+49 30 23125 117</dd><dd>ida.zist@hafen.example.de</dd><dt>Jon Kron, "
        "Stellvertreter</dt><dd>Tel. +49 30 23125 118</dd><dd>"
        "jon.kron@hafen.example.de</dd></dl>",
        [
            "Ida Zist: ida.zist@hafen.example.de +493023125117",
            "Jon Kron: jon.kron@hafen.example.de +493023125118",
        ],
        id="de: a definition list of people",
    ),
    pytest.param(
        "<table><tr><td>Anna Nowak</td><td>tel. +48 22 555 01 42</td></tr><tr><td>"
        "rzeczniczka prasowa</td><td>anna.nowak@port.example.pl</td></tr></table><p>"
        "Kontakt dla mediów</p>",
        [
            "Anna Nowak: anna.nowak@port.example.pl +48225550142",
        ],
        id="pl: the title in the next row of the table",
    ),
    pytest.param(
        "<h3>Kontakt dla mediów</h3><table><tr><td>Anna Nowak</td><td>Jan Kowal</td><"
        "/tr><tr><td>rzeczniczka</td><td>zastępca rzecznika</td></tr><tr><td>+48 22 "
        "555 01 42</td><td>+48 22 555 01 43</td></tr><tr><td>"
        "anna.nowak@port.example.pl</td><td>jan.kowal@port.example.pl</td></tr><"
        "/table>",
        [
            "Anna Nowak: anna.nowak@port.example.pl +48225550142",
            "Jan Kowal: jan.kowal@port.example.pl +48225550143",
        ],
        id="pl: a column for each person",
    ),
    pytest.param(
        "<h2>Persvoorlichting</h2><div class=card><"
        "a href='mailto:j.devries@haven.example.nl'>Jan de Vries</a><br><"
        "a href='tel:+31705550142'>bel Jan</a></div><div class=card><"
        "a href='mailto:m.bakker@haven.example.nl'>Mieke Bakker</a><br><"
        "a href='tel:+31705550143'>bel Mieke</a></div>",
        [
            "Jan de Vries: j.devries@haven.example.nl +31705550142",
            "Mieke Bakker: m.bakker@haven.example.nl +31705550143",
        ],
        id="nl: names that are links to their mailboxes",
    ),
    pytest.param(
        "Lisätietoja medialle\n"
        "Aino Lind, viestintäpäällikkö, p. 09 555 0142, aino.lind@satama.example.fi\n"
        "\nViestinnän päivystys: 050 555 0199",
        [
            "Aino Lind: aino.lind@satama.example.fi +35895550142",
            "Viestinnän päivystys: +358505550199",
        ],
        id="fi: duty",
    ),
    pytest.param(
        "Presskontakt\n"
        "Ada Berg, pressekreterare, 08-405 10 17, ada.berg@hamn.example.se\n"
        "Pressjour: 08-405 10 99",
        [
            "Ada Berg: ada.berg@hamn.example.se +4684051017",
            "Pressjour: +4684051099",
        ],
        id="sv: jour",
    ),
    pytest.param(
        "Contacto para medios\n"
        "Inés Falcó, jefa de prensa, +34 910 123 401, ines.falco@puerto.example.es\n"
        "Teléfono de guardia: +34 610 123 499",
        [
            "Inés Falcó: ines.falco@puerto.example.es +34910123401",
            "Teléfono de guardia: +34610123499",
        ],
        id="es: guardia",
    ),
    pytest.param(
        "Contatti stampa\n"
        "Ines Falco, addetta stampa, +39 06 4776 1234, ines.falco@porto.example.it\n"
        "Reperibilità fuori orario: +39 331 555 0199",
        [
            "Ines Falco: ines.falco@porto.example.it +390647761234",
            "Reperibilità fuori orario: +393315550199",
        ],
        id="it: reperibilità",
    ),
    pytest.param(
        "Контакты для СМИ\n"
        "Анна Лебедева, пресс-секретарь, +7 495 555-01-42, a.lebedeva@port.exampl"
        "e.ru\nДежурный пресс-службы: +7 495 555-01-99",
        [
            "Анна Лебедева: a.lebedeva@port.example.ru +74955550142",
            "Дежурный пресс-службы: +74955550199",
        ],
        id="ru: дежурный",
    ),
    pytest.param(
        "Pressekontakt\nIda Zist, Pressesprecherin\nTel. +49 30 23125 117\n"
        "ida.zist@hafen.example.de\nBereitschaft am Wochenende: +49 171 2312599",
        [
            "Ida Zist: ida.zist@hafen.example.de +493023125117",
            "Bereitschaft am Wochenende: +491712312599",
        ],
        id="de: bereitschaft",
    ),
    pytest.param(
        "Perscontact\n"
        "Jan de Vries, woordvoerder, 070 555 0142, j.devries@haven.example.nl\nPiket "
        "buiten kantooruren: 06 5555 0199",
        [
            "Jan de Vries: j.devries@haven.example.nl +31705550142",
            "Piket buiten kantooruren: +31655550199",
        ],
        id="nl: piket",
    ),
    pytest.param(
        "Kontakt dla mediów\n"
        "Anna Nowak, rzeczniczka prasowa, +48 22 555 01 42, anna.nowak@port.examp"
        "le.pl\nTelefon dyżurny: +48 601 555 099",
        [
            "Anna Nowak: anna.nowak@port.example.pl +48225550142",
            "Telefon dyżurny: +48601555099",
        ],
        id="pl: dyżur",
    ),
    pytest.param(
        "Contato para imprensa\n"
        "Ana Lima, assessora de imprensa, +55 11 5555 0142, ana.lima@porto.exampl"
        "e.br\nPlantão: +55 11 95555 0199",
        [
            "Ana Lima: ana.lima@porto.example.br +551155550142",
            "Plantão: +5511955550199",
        ],
        id="pt: plantão",
    ),
    pytest.param(
        "Pressekontakt\n"
        "Ida Holm, presserådgiver, +45 33 12 01 42, ida.holm@havn.example.dk\n"
        "Pressevagt: +45 33 12 01 99",
        [
            "Ida Holm: ida.holm@havn.example.dk +4533120142",
            "Pressevagt: +4533120199",
        ],
        id="da: vagt",
    ),
    pytest.param(
        "Kontakt pro média\n"
        "Jana Horká, tisková mluvčí, +420 465 550 142, jana.horka@pristav.example"
        ".cz\nPohotovost: +420 725 550 199",
        [
            "Jana Horká: jana.horka@pristav.example.cz +420465550142",
            "Pohotovost: +420725550199",
        ],
        id="cs: služba",
    ),
    pytest.param(
        "Sajtókapcsolat\n"
        "Kiss Anna sajtófőnök, +36 1 555 0142, kiss.anna@rakpart.example.hu\n"
        "Sajtóügyelet: +36 30 555 0199",
        [
            "Kiss Anna: kiss.anna@rakpart.example.hu +3615550142",
            "Sajtóügyelet: +36305550199",
        ],
        id="hu: ügyelet",
    ),
    pytest.param(
        "Επικοινωνία για ΜΜΕ\n"
        "Ελένη Παππά, υπεύθυνη τύπου, 2810 555 142, e.pappa@limani.example.gr\n"
        "Γραφείο Τύπου: 2810 555 199, press@limani.example.gr",
        [
            "Ελένη Παππά: e.pappa@limani.example.gr +302810555142",
            "Γραφείο Τύπου: press@limani.example.gr +302810555199",
        ],
        id="el: εφημερία",
    ),
    pytest.param(
        "للتواصل الإعلامي\nنسرين الخطيب، مسؤولة الإعلام\nهاتف: +962 6 555 0142\n"
        "nesreen.khatib@mina.example.jo\n\nالمكتب الإعلامي: +962 6 555 0100، "
        "media@mina.example.jo",
        [
            "نسرين الخطيب: nesreen.khatib@mina.example.jo +96265550142",
            "المكتب الإعلامي: media@mina.example.jo +96265550100",
        ],
        id="ar: office",
    ),
    pytest.param(
        "Basın İletişim\nZeynep Aktaş, basın danışmanı\n+90 312 555 01 32\n"
        "zeynep.aktas@liman.example.tr\n\nBasın Bürosu\n+90 312 555 01 00\n"
        "basin@liman.example.tr",
        [
            "Zeynep Aktaş: zeynep.aktas@liman.example.tr +903125550132",
            "Basın Bürosu: basin@liman.example.tr +903125550100",
        ],
        id="tr: two blocks",
    ),
    pytest.param(
        "Mit freundlichen Grüßen\nIda Zist\nPressesprecherin\nPressestelle\n"
        "Hafenamt\nTel. +49 30 23125 117\npresse@hafen.example.de",
        [
            "Ida Zist: presse@hafen.example.de +493023125117",
        ],
        id="de: the office's mailbox in a person's signature",
    ),
    pytest.param(
        "Contacts presse : Anne Roy ou Luc Petit, +33 1 99 00 55 01, presse@port.example.fr",
        [
            "Anne Roy: presse@port.example.fr +33199005501",
            "Luc Petit: presse@port.example.fr +33199005501",
        ],
        id="fr: one or the other, and one number",
    ),
    pytest.param(
        "<h3>보도자료 문의</h3><table><tr><th>부서</th><th>담당자</th><th>전화</th><th>이메일</th><"
        "/tr><tr><td>홍보실</td><td>김민수 과장</td><td>02-555-0142</td><td>"
        "minsu.kim@hang.example.kr</td></tr><tr><td>홍보실</td><td>이다은 주무관</td><td>"
        "02-555-0143</td><td>daeun.lee@hang.example.kr</td></tr></table>",
        [
            "김민수: minsu.kim@hang.example.kr +8225550142",
            "이다은: daeun.lee@hang.example.kr +8225550143",
        ],
        id="ko: table",
    ),
    pytest.param(
        "媒体联系\n联系人：王丽\n电话：010-62550142 转 806\n邮箱：wangli@gangkou.example.cn\n"
        "联系人：李强\n"
        "电话：010-62550143\n邮箱：liqiang@gangkou.example.cn",
        [
            "王丽: wangli@gangkou.example.cn +861062550142;ext=806",
            "李强: liqiang@gangkou.example.cn +861062550143",
        ],
        id="zh: 联系人",
    ),
    pytest.param(
        "Thông tin báo chí, vui lòng liên hệ:\n"
        "Bà Trần Thu Hà – Trưởng phòng Truyền thông – ĐT: (024) 3555 0142 – Email"
        ": ha.tran@cang.example.vn\nÔng Lê Minh – Chuyên viên – ĐT: 0912 555 143 – "
        "Email: minh.le@cang.example.vn",
        [
            "Trần Thu Hà: ha.tran@cang.example.vn +842435550142",
            "Lê Minh: minh.le@cang.example.vn +84912555143",
        ],
        id="vi: a person's lines",
    ),
    pytest.param(
        "สอบถามข้อมูลเพิ่มเติม สื่อมวลชน\nนางสาวสุดา ใจดี\nโทร. 02 555 0142 ต่อ 118\nsuda@port.example.th",
        [
            "สุดา ใจดี: suda@port.example.th +6625550142;ext=118",
        ],
        id="th: a person's lines",
    ),
    pytest.param(
        "Kontak media:\nDewi Souisa, Kepala Humas\nTelp. (021) 5550142 ext. 118\n"
        "HP 0811 555 0143\ndewi.souisa@pelabuhan.example.id",
        [
            "Dewi Souisa: dewi.souisa@pelabuhan.example.id +62215550142;ext=118 +628115550143",
        ],
        id="id: a person's lines",
    ),
    pytest.param(
        "تماس رسانه‌ای\nمریم حسینی، مدیر روابط عمومی\nتلفن: ۰۲۱-۵۵۵۵۰۱۴۲ داخلی ۱۱۸\n"
        "m.hosseini@bandar.example.ir",
        [
            "مریم حسینی: m.hosseini@bandar.example.ir +982155550142;ext=118",
        ],
        id="fa: a person's lines",
    ),
    pytest.param(
        "Контакти для ЗМІ\nОлена Коваль, прессекретарка\n"
        "тел. +38 (044) 555-01-42 дод. 118\nolena.koval@port.example.ua\nЧерговий: "
        "+38 (044) 555-01-99",
        [
            "Олена Коваль: olena.koval@port.example.ua +380445550142;ext=118",
            "Черговий: +380445550199",
        ],
        id="uk: a person's lines",
    ),
    pytest.param(
        "Contact presă\nAna Dima, purtător de cuvânt\n"
        "0233 555 041 int. 118 / 0745 550 418\nana.dima@port.example.ro\n\n"
        "Biroul de presă\n0233 555 000\npresa@port.example.ro",
        [
            "Ana Dima: ana.dima@port.example.ro +40233555041;ext=118 +40745550418",
            "Biroul de presă: presa@port.example.ro +40233555000",
        ],
        id="ro: a person's lines",
    ),
    pytest.param(
        "За контакти с медиите\nИван Петров, говорител\nтел. 02/555 0142, в. 118\n"
        "ivan.petrov@port.example.bg",
        [
            "Иван Петров: ivan.petrov@port.example.bg +35925550142;ext=118",
        ],
        id="bg: a person's lines",
    ),
    pytest.param(
        "Kontaktai žiniasklaidai\nRasa Kalnė, atstovė ryšiams su visuomene\n"
        "Tel. +370 5 255 0142, vid. 118\nrasa.kalne@uostas.example.lt",
        [
            "Rasa Kalnė: rasa.kalne@uostas.example.lt +37052550142;ext=118",
        ],
        id="lt: a person's lines",
    ),
    pytest.param(
        "For further information please contact Ann Lee, Press Officer, on +44 20\n"
        "7946 0142 or at ann.lee@reef.example, or Bob Ray, Head of Media, on +44 20\n"
        "7946 0143 (bob.ray@reef.example).",
        [
            "Ann Lee: ann.lee@reef.example +442079460142",
            "Bob Ray: bob.ray@reef.example +442079460143",
        ],
        id="en: numbers broken at the end of a line",
    ),
    pytest.param(
        "<h2>Media enquiries</h2><ul><li>Press office: 020 7946 0142</li><li>Out of "
        "hours: 07700 900142</li><li>Email: press@reef.example.uk</li></ul>",
        [
            "Press office: press@reef.example.uk +442079460142",
            "Out of hours: +447700900142",
        ],
        id="en: the mailbox of a list is not its duty line's",
    ),
    pytest.param(
        "Kontakt për media\nArta Hoxha, zëdhënëse\nTel. +355 4 555 0142\n"
        "arta.hoxha@porti.example.al",
        [
            "Arta Hoxha: arta.hoxha@porti.example.al +35545550142",
        ],
        id="sq: a person's lines",
    ),
    pytest.param(
        "Pressekontakt: Ida Zist, Tel. (030) 23125117/118, ida.zist@hafen.example.de",
        [
            "Ida Zist: ida.zist@hafen.example.de +493023125117 +493023125118",
        ],
        id="de: two endings of one number",
    ),
    pytest.param(
        "Contatti stampa\nInes Falco\nBruno Onda\n+39 06 4776 1234\n"
        "i.falco@porto.example.it\nb.onda@porto.example.it",
        [
            "Ines Falco: i.falco@porto.example.it +390647761234",
            "Bruno Onda: b.onda@porto.example.it +390647761234",
        ],
        id="it: a mailbox each below two names and one number",
    ),
    pytest.param(
        "Media: Ann Lee +44 20 7946 0142, Bob Ray +44 20 7946 0143, Cy Dow +44 20 "
        "7946 0144; press@reef.example",
        [
            "Ann Lee: press@reef.example +442079460142",
            "Bob Ray: press@reef.example +442079460143",
            "Cy Dow: press@reef.example +442079460144",
        ],
        id="en: three in a row, and one mailbox behind a semicolon",
    ),
]


MORE_DOCUMENTS = [
    pytest.param(
        "Pressekontakt:\nHafenamt Kiel\nPressestelle\nIda Zist\nKai 4, 24103 Kiel\n"
        "Tel.: 0431 990-117\nFax: 0431 990-118\nida.zist@hafen.example.de\n\n"
        "Zentrale: 0431 990-0\ninfo@hafen.example.de",
        [
            "Ida Zist: ida.zist@hafen.example.de +49431990117",
            "Zentrale: info@hafen.example.de +494319900",
        ],
        id="de: a person's lines, and the switchboard's below",
    ),
    pytest.param(
        "<table><tr><th colspan=2>Ufficio stampa</th></tr><tr><td>Ines Falco</td><td>"
        "ines.falco@porto.example.it<br>+39 06 4776 1234</td></tr><tr><td>Bruno Onda<"
        "/td><td>bruno.onda@porto.example.it<br>+39 06 4776 1238</td></tr></table>",
        [
            "Ines Falco: ines.falco@porto.example.it +390647761234",
            "Bruno Onda: bruno.onda@porto.example.it +390647761238",
        ],
        id="it: a heading across a table of people",
    ),
    pytest.param(
        "Contacto de prensa:\n+34 910 123 401 (Inés Falcó)\n+34 910 123 402 (Blas Oñate)",
        [
            "Inés Falcó: +34910123401",
            "Blas Oñate: +34910123402",
        ],
        id="es: a name in brackets behind each number",
    ),
    pytest.param(
        "<h2>Perscontacten</h2><div><h3>Jan de Vries</h3><p>Woordvoerder haven</p><p>"
        "<a href='tel:+31705550142'>070 555 01 42</a></p></div><div><h3>Mieke Bakker<"
        "/h3><p>Woordvoerder vis</p><p><a href='tel:+31705550143'>070 555 01 43</a><"
        "/p></div>",
        [
            "Jan de Vries: +31705550142",
            "Mieke Bakker: +31705550143",
        ],
        id="nl: a card each, the name in its heading",
    ),
    pytest.param(
        "Lisätietoja:\nAino Lind, tiedottaja\nEero Salo, viestintäpäällikkö\n"
        "viestinta@satama.example.fi\np. 09 555 0142",
        [
            "Aino Lind: viestinta@satama.example.fi +35895550142",
            "Eero Salo: viestinta@satama.example.fi +35895550142",
        ],
        id="fi: two titles and one mailbox",
    ),
    pytest.param(
        "<h3>Kontakt za medije</h3><dl><dt>Ime i prezime</dt><dd>Ana Horvat</dd><dt>"
        "Telefon</dt><dd>01 4555 142</dd><dt>E-pošta</dt><dd>"
        "ana.horvat@luka.example.hr</dd></dl>",
        [
            "Ana Horvat: ana.horvat@luka.example.hr +38514555142",
        ],
        id="hr: a definition list of labels",
    ),
    pytest.param(
        "Kontakt za medije: Ana Novak, tel. 01 555 01 42 int. 118, ana.novak@luka.example.si",
        [
            "Ana Novak: ana.novak@luka.example.si +38615550142;ext=118",
        ],
        id="sl: a person's lines",
    ),
    pytest.param(
        "<table><tr><td>Kontakt pre médiá</td></tr><tr><td>Jana Horká</td><td>"
        "hovorkyňa</td><td>02/555 501 42</td></tr><tr><td></td><td></td><td>"
        "jana.horka@pristav.example.sk</td></tr></table>",
        [
            "Jana Horká: jana.horka@pristav.example.sk +421255550142",
        ],
        id="sk: the mailbox in the next row of the table",
    ),
    pytest.param(
        "Контакт за медиуми\nАна Илиевска, портпарол\nтел. 02 555 0142\n"
        "ana.ilievska@luka.example.mk",
        [
            "Ана Илиевска: ana.ilievska@luka.example.mk +38925550142",
        ],
        id="mk: a person's lines",
    ),
    pytest.param(
        "БАҚ үшін байланыс:\nАйгүл Сапарова, баспасөз хатшысы\n"
        "Тел.: +7 7172 55 01 42, ішкі 118\na.saparova@port.example.kz",
        [
            "Айгүл Сапарова: a.saparova@port.example.kz +77172550142;ext=118",
        ],
        id="kk: a person's lines",
    ),
    pytest.param(
        "მედიასთვის საკონტაქტო პირი\nნინო ბერიძე\nტელ: +995 32 255 01 42\n"
        "nino.beridze@porti.example.ge",
        [
            "ნინო ბერიძე: nino.beridze@porti.example.ge +995322550142",
        ],
        id="ka: a person's lines",
    ),
    pytest.param(
        "ליצירת קשר לתקשורת:\nגליה שטרן, דוברת, 054-5550187\n"
        'יואב כהן, סגן דובר, 054-5550188\nדוא"ל: press@namal.example.il',
        [
            "גליה שטרן: press@namal.example.il +972545550187",
            "יואב כהן: press@namal.example.il +972545550188",
        ],
        id="he: a mailbox below two in a line each",
    ),
    pytest.param(
        "【報道関係お問い合わせ先】\n港株式会社 広報部　担当：笹森・大道寺\n"
        "TEL：03-5555-0142　FAX：03-5555-0149\n"
        "E-mail：pr@minato.example.jp",
        [
            "笹森: pr@minato.example.jp +81355550142",
            "大道寺: pr@minato.example.jp +81355550142",
        ],
        id="ja: two families behind one word",
    ),
    pytest.param(
        "傳媒查詢\n陳大文先生\n電話：2555 0142 內線 118\n電郵：tm.chan@gongkou.example.hk\n"
        "李小明小姐\n"
        "電話：2555 0143\n電郵：sm.lee@gongkou.example.hk",
        [
            "陳大文: tm.chan@gongkou.example.hk +85225550142;ext=118",
            "李小明: sm.lee@gongkou.example.hk +85225550143",
        ],
        id="zh-Hant: two, one after the other",
    ),
    pytest.param(
        "للتواصل الإعلامي\n"
        "نسرين الخطيب – هاتف: 0096265550142 – nesreen.khatib@mina.example.jo\nسامر "
        "حداد – هاتف: 0096265550143 – samer.haddad@mina.example.jo",
        [
            "نسرين الخطيب: nesreen.khatib@mina.example.jo +96265550142",
            "سامر حداد: samer.haddad@mina.example.jo +96265550143",
        ],
        id="ar: two in a line each",
    ),
    pytest.param(
        "গণমাধ্যম যোগাযোগ\nরহিমা খাতুন, জনসংযোগ কর্মকর্তা\nফোন: +880 2 5555 0142\n"
        "rahima.khatun@bondor.example.bd",
        [
            "রহিমা খাতুন: rahima.khatun@bondor.example.bd +880255550142",
        ],
        id="bn: a person's lines",
    ),
    pytest.param(
        "Mawasiliano kwa vyombo vya habari:\nAsha Juma, Afisa Habari\n"
        "Simu: +255 22 255 0142\nasha.juma@bandari.example.tz",
        [
            "Asha Juma: asha.juma@bandari.example.tz +255222550142",
        ],
        id="sw: a person's lines",
    ),
    pytest.param(
        "Media contact: Ann Lee, Press Officer, ann.lee@reef.example, +44 20 7946 "
        "0142. In her absence: Bob Ray, bob.ray@reef.example, +44 20 7946 0143.",
        [
            "Ann Lee: ann.lee@reef.example +442079460142",
            "Bob Ray: bob.ray@reef.example +442079460143",
        ],
        id="en: who stands in for her",
    ),
    pytest.param(
        "For media: Ann Lee, +44 20 7946 0142, ann.lee@reef.example\nFor the public: "
        "helpline +44 20 7946 0199",
        [
            "Ann Lee: ann.lee@reef.example +442079460142",
        ],
        id="en: the public's line below the press's",
    ),
    pytest.param(
        "Press contact\nM: +44 7700 900142\nE: ann.lee@reef.example\nAnn Lee, Head of Press",
        [
            "Ann Lee: ann.lee@reef.example +447700900142",
        ],
        id="en: the name below what reaches it",
    ),
    pytest.param(
        "<table><tr><th>Namn</th><th>Telefon</th><th>Mobil</th><th>E-post</th></tr><"
        "tr><td>Ada Berg</td><td>08-405 10 17</td><td>070-174 06 10</td><td>"
        "ada.berg@hamn.example.se</td></tr><tr><td>Bo Lund</td><td>08-405 10 18</td><"
        "td></td><td>bo.lund@hamn.example.se</td></tr></table><p>Presskontakter</p>",
        [
            "Ada Berg: ada.berg@hamn.example.se +4684051017 +46701740610",
            "Bo Lund: bo.lund@hamn.example.se +4684051018",
        ],
        id="sv: a table with a number missing",
    ),
    pytest.param(
        "Biuro prasowe, tel. 22 555 01 00\nAnna Nowak, rzecznik – wew. 117\n"
        "Jan Kowal, specjalista – wew. 118\nprasa@port.example.pl",
        [
            "Biuro prasowe: prasa@port.example.pl +48225550100",
            "Anna Nowak: prasa@port.example.pl +48225550100;ext=117",
            "Jan Kowal: prasa@port.example.pl +48225550100;ext=118",
        ],
        id="pl: extensions of the office's number",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [*DOCUMENTS, *MORE_DOCUMENTS])
def test_tells_whose_it_is_in_many_languages_and_layouts(offered, text, wanted):
    assert offered(text) == wanted


LINKED = [
    pytest.param(
        "<p>Media: Ann M. Lee, Press Officer, "
        "<a href='mailto:ann.lee@reef.example'>Ann Lee</a>, +44 20 7946 0142</p>",
        ["Ann M. Lee: ann.lee@reef.example +442079460142"],
        id="another form of the name before it",
    ),
    pytest.param(
        "<h2>Press</h2><p><a href='mailto:press@reef.example'>Contact Press Office</a></p>",
        ["Press Office: press@reef.example"],
        id="a desk",
    ),
    pytest.param(
        "<h2>Press</h2><p><a href='mailto:press@reef.example'>Click Here</a></p>",
        ["-: press@reef.example"],
        id="no name that the mailbox bears",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LINKED)
def test_takes_the_text_of_a_link_for_who_has_the_mailbox(offered, text, wanted):
    assert offered(text) == wanted


MINE = [
    pytest.param(
        "From: Ann Lee <ann.lee@county.example>\nSubject: Statement\n\nKen,\n\n"
        '"We placed 14,200 sandbags," said County Engineer Bob Tran of Ohio.\n\n'
        "Reporters can reach me at 614-555-0142 or 2202 through the weekend.\n\n"
        "Ann Lee\nPublic Information Officer\nColumbus, Ohio\n",
        ["Ann Lee: ann.lee@county.example +16145550142 +16145552202"],
        id="en: a mail's sender",
    ),
    pytest.param(
        "From: Ida Zist <ida.zist@hafen.example.de>\nTo: news@tag.example\nSubject: Meldung\n\n"
        "Anbei die Meldung. Sie erreichen mich heute bis 18 Uhr unter 030 23125-117.\n",
        ["Ida Zist: ida.zist@hafen.example.de +493023125117"],
        id="de: a mail's sender who does not sign",
    ),
    pytest.param(
        "From: Anne Roy <anne.roy@port.example.fr>\nSubject: Communiqué\n\nBonjour,\n\n"
        "Vous pouvez me joindre au 01 99 00 55 01 toute la journée.\n\nAnne Roy\n",
        ["Anne Roy: anne.roy@port.example.fr +33199005501"],
        id="fr: a mail's sender who signs with the name alone",
    ),
    pytest.param(
        "Hej!\n\nHär kommer pressmeddelandet. Ring mig på 08-405 10 17 om ni har frågor.\n\n"
        "Med vänlig hälsning\nAda Berg\npressekreterare\nada.berg@hamn.example.se\n",
        ["Ada Berg: ada.berg@hamn.example.se +4684051017"],
        id="sv: who signs a letter",
    ),
    pytest.param(
        "Buenos días:\n\nAdjunto la nota. Pueden llamarme al +34 910 123 401 por la mañana.\n\n"
        "Un saludo,\nInés Falcó\nJefa de prensa\nines.falco@puerto.example.es\n",
        ["Inés Falcó: ines.falco@puerto.example.es +34910123401"],
        id="es: a word with me at its end",
    ),
    pytest.param(
        "報道関係者各位\n\nお問い合わせは私の携帯 090-1790-1234 までお願いいたします。\n\n"
        "港広報課 課長 笹森 久美子\nsasamori@minato.example.jp\n",
        ["笹森久美子: sasamori@minato.example.jp +819017901234"],
        id="ja: a script without blanks",
    ),
    pytest.param(
        "Hi all,\n\nThe release is attached. My mobile is 07700 900142 if you need me.\n\n"
        "Ann Lee\nPress Officer\nann.lee@reef.example.uk\n",
        ["Ann Lee: ann.lee@reef.example.uk +447700900142"],
        id="en: a number behind a word that says is",
    ),
    pytest.param(
        "Коллеги, добрый день!\n\nПресс-релиз во вложении. Звоните мне: +7 495 555-01-42.\n\n"
        "Анна Лебедева\nпресс-секретарь\na.lebedeva@port.example.ru\n",
        ["Анна Лебедева: a.lebedeva@port.example.ru +74955550142"],
        id="ru: a sentence before a colon",
    ),
    pytest.param(
        'Mayor Bob Tran said: "Call me on +44 20 7946 0142 any time," to the crowd.\n\n'
        "Press contact\nAnn Lee\n+44 20 7946 0199\n",
        ["Ann Lee: +442079460199"],
        id="en: who is quoted is not who signs",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), MINE)
def test_gives_what_somebody_writes_of_the_own_number_to_the_writer(offered, text, wanted):
    assert offered(text, "release.eml" if text.startswith("From:") else "release.txt") == wanted


@pytest.mark.parametrize("sender", ["Ada Lindqvist", '"Lindqvist, Ada"'])
def test_the_number_below_who_signs_a_mail_is_the_sender_s(offered, sender):
    mail = (
        f"From: {sender} <ada@reef.example.org>\nTo: news@post.example.org\n"
        "Subject: The reef grows\nDate: Wed, 12 Jul 2023 15:41:07 +0100\n\n"
        "Hello all\n\nIn London the reef grows by 212 metres.\n\nKind regards\nAda\n\n"
        "Ada Lindqvist\nCommunications Lead\nReef League, London\n020 7946 0142\n"
    )
    assert offered(mail, "release.eml") == ["Ada Lindqvist: ada@reef.example.org +442079460142"]
