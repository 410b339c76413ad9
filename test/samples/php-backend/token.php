<?php // token.php

declare(strict_types=1);

ini_set('display_errors', '0'); // the browser must not see an error of PHP

require __DIR__ . '/app.php';
require __DIR__ . '/bank131.php';

session_start();
header('Content-Type: application/json');
header('Cache-Control: no-store');

$worker = signed_in_worker();
$csrf = $_SESSION['csrf'] ?? '';
$isOurPage = $csrf !== '' && hash_equals($csrf, $_SERVER['HTTP_X_CSRF_TOKEN'] ?? '');
if ($_SERVER['REQUEST_METHOD'] !== 'POST' || !$isOurPage || $worker === null) {
    refuse(403);
}

$request = match ($_GET['widget'] ?? '') {
    'card' => ['tokenize_widget' => ['access' => true]],
    // The INN comes from your records, never from the browser.
    'self-employed' => ['self_employed_widget' => ['tax_reference' => $worker['inn']]],
    default => null,
};
if ($request === null) {
    refuse(404);
}

try {
    // The widget refuses a token of another environment than its own.
    $answer = ['public_token' => bank131('token', $request)['public_token'], 'environment' => 'demo'];
    echo json_encode($answer, JSON_THROW_ON_ERROR);
} catch (BankError $error) {
    error_log($error->getMessage());
    http_response_code(502);
    echo '{}';
}
