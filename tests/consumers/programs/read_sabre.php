<?php
// Print what sabre/vobject understands of the cards in a folder: the library below Nextcloud,
// ownCloud and Baïkal.
require $argv[1];

function texts($card, $name) {
    return array_map(fn ($each) => (string) $each, array_values($card->select($name)));
}

$cards = [];
foreach (glob("$argv[2]/*.vcf") as $path) {
    $card = Sabre\VObject\Reader::read(file_get_contents($path));
    $parts = fn ($name, $at) => isset($card->$name) ? ($card->$name->getParts()[$at] ?? '') : '';
    $types = [];
    foreach ($card->select('TEL') as $each) {
        $all = [];
        foreach ($each->parameters as $param) {
            if (strtoupper($param->name) === 'TYPE') {
                $all = array_merge($all, explode(',', strtoupper($param->getValue())));
            }
        }
        $all = array_values(array_diff($all, ['PREF']));
        sort($all);
        $types[] = $all;
    }
    $kept = [];
    foreach ($card->children() as $each) {
        $other = in_array($each->name, ['X-ABSHOWAS', 'X-PRESSDIR-NOTE-LINES']);
        $known = in_array($each->name, ['NICKNAME', 'BDAY']) || str_starts_with($each->name, 'X-');
        if ($known && !$other) {
            $kept[] = "$each->name:$each";
        }
    }
    $cards[basename($path, '.vcf')] = [
        'fn' => (string) $card->FN,
        'n' => $card->N->getParts(),
        'org' => $parts('ORG', 0),
        'title' => implode('', texts($card, 'TITLE')),
        'locality' => $parts('ADR', 3),
        'emails' => texts($card, 'EMAIL'),
        'phones' => texts($card, 'TEL'),
        'types' => $types,
        'tags' => isset($card->CATEGORIES) ? $card->CATEGORIES->getParts() : [],
        'note' => implode('', texts($card, 'NOTE')),
        'url' => implode('', texts($card, 'URL')),
        'uid' => (string) $card->UID,
        'rev' => (string) $card->REV,
        'kind' => implode('', texts($card, 'KIND')),
        'company' => in_array('COMPANY', texts($card, 'X-ABSHOWAS')),
        'langs' => texts($card, 'LANG'),
        'kept' => $kept,
    ];
}
echo json_encode(['version' => Sabre\VObject\Version::VERSION, 'cards' => $cards]);
