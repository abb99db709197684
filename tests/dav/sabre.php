<?php

/* A server of address books made of sabre/dav, which Baikal and Nextcloud are made of.
 *
 *     HOME=FOLDER php -S 127.0.0.1:PORT sabre.php
 *
 * It keeps them in FOLDER, knows one user, and with SABRE_REWRITES=1 writes cards anew in its own
 * way, and then tells no ETag in the answer, as sabre/dav asks of whoever does so. */

use Sabre\CardDAV;
use Sabre\DAV;
use Sabre\DAVACL;
use Sabre\VObject;

error_reporting(E_ALL & ~E_DEPRECATED);  // of the age of Debian's package
date_default_timezone_set('UTC');
require 'Sabre/autoload.php';
require_once 'Sabre/VObject/includes.php';

const USER = 'anna';
const PASSWORD = 'correct horse battery';
const PRINCIPAL = 'principals/' . USER;
const TABLES = '
    CREATE TABLE addressbooks (id INTEGER PRIMARY KEY, principaluri TEXT, displayname TEXT,
        uri TEXT, description TEXT, ctag INTEGER);
    CREATE TABLE cards (id INTEGER PRIMARY KEY, addressbookid INTEGER, carddata BLOB, uri TEXT,
        lastmodified INTEGER);
';

class OneUser extends DAV\Auth\Backend\AbstractBasic
{
    protected function validateUserPass($user, $password)
    {
        return $user === USER && $password === PASSWORD;
    }
}

class OnePrincipal implements DAVACL\PrincipalBackend\BackendInterface
{
    private $anna = array('uri' => PRINCIPAL, '{DAV:}displayname' => 'Anna');

    public function getPrincipalsByPrefix($prefix)
    {
        return $prefix === 'principals' ? array($this->anna) : array();
    }

    public function getPrincipalByPath($path)
    {
        return $path === PRINCIPAL ? $this->anna : null;
    }

    public function updatePrincipal($path, $mutations) { return false; }
    public function searchPrincipals($prefix, array $properties) { return array(); }
    public function getGroupMemberSet($principal) { return array(); }
    public function getGroupMembership($principal) { return array(); }
    public function setGroupMemberSet($principal, array $members) { }
}

class Rewriting extends CardDAV\Backend\PDO
{
    public function createCard($book, $uri, $card)
    {
        parent::createCard($book, $uri, self::written($card));
    }

    public function updateCard($book, $uri, $card)
    {
        parent::updateCard($book, $uri, self::written($card));
    }

    private static function written($card)
    {
        $read = VObject\Reader::read($card, VObject\Reader::OPTION_FORGIVING);
        $read->PRODID = '-//Example//Address books 1.0//EN';
        return $read->serialize();
    }
}

$file = getenv('HOME') . '/cards.sqlite';
$isNew = !file_exists($file);
$tables = new PDO("sqlite:$file");
$tables->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
if ($isNew) {
    $tables->exec(TABLES);
}

$principals = new OnePrincipal();
$books = getenv('SABRE_REWRITES') ? new Rewriting($tables) : new CardDAV\Backend\PDO($tables);
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path === '/.well-known/carddav') {
    header('Location: /dav.php/', true, 301);
    return;
}
if (strpos("$path/", '/dav.php/') !== 0) {
    http_response_code(404);
    return;
}
$server = new DAV\Server(array(
    new DAVACL\PrincipalCollection($principals),
    new CardDAV\AddressBookRoot($principals, $books),
));
$server->setBaseUri('/dav.php/');
$server->addPlugin(new DAV\Auth\Plugin(new OneUser(), 'Address books'));
$server->addPlugin(new DAVACL\Plugin());
$server->addPlugin(new CardDAV\Plugin());
$server->exec();
