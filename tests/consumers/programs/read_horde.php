<?php
// Print what Horde's webmail understands of the cards in a folder.
// The version stands in its package alone, beside the classes: argv[1] is their folder.
spl_autoload_register(function ($class) {
    global $argv;
    $file = $argv[1] . '/' . strtr($class, '_\\', '//') . '.php';
    if (is_file($file)) {
        require_once $file;
    }
});
error_reporting(E_ALL & ~E_DEPRECATED & ~E_WARNING);
exec("dpkg-query -W -f '\${Version}' php-horde-icalendar 2>/dev/null", $package);

$cards = [];
foreach (glob("$argv[2]/*.vcf") as $path) {
    $book = new Horde_Icalendar();
    $book->parsevCalendar(file_get_contents($path));
    $all = $book->getComponents()[0]->getAllAttributes();
    $named = fn ($name) => array_values(array_filter($all, fn ($each) => $each['name'] === $name));
    $texts = fn ($name) => array_map(
        fn ($each) => str_replace("\r\n", "\n", $each['value']),
        $named($name)
    );
    $parts = fn ($name, $at) => $named($name)[0]['values'][$at] ?? '';
    $types = [];
    foreach ($named('TEL') as $each) {
        $words = array_diff(explode(',', strtoupper(implode(',', (array) $each['params']['TYPE']))), ['PREF']);
        sort($words);
        $types[] = $words;
    }
    $cards[basename($path, '.vcf')] = [
        'fn' => implode('', $texts('FN')),
        'n' => $named('N')[0]['values'],
        'org' => $parts('ORG', 0),
        'title' => implode('', $texts('TITLE')),
        'locality' => $parts('ADR', 3),
        'emails' => $texts('EMAIL'),
        'phones' => $texts('TEL'),
        'types' => $types,
        'tags' => $named('CATEGORIES')[0]['values'] ?? [],
        'note' => implode('', $texts('NOTE')),
        'url' => implode('', $texts('URL')),
        'uid' => implode('', $texts('UID')),
        'kind' => implode('', $texts('KIND')),
        'company' => in_array('COMPANY', $texts('X-ABSHOWAS')),
        'langs' => $texts('LANG'),
    ];
}
echo json_encode(['version' => explode('-', $package[0] ?? '')[0], 'cards' => $cards]);
