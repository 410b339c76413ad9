<?php // linking.php

declare(strict_types=1);

ini_set('display_errors', '0'); // the browser must not see an error of PHP

require __DIR__ . '/app.php';
require __DIR__ . '/bank131.php';

session_start();
$worker = signed_in_worker() ?? refuse(403);
header('Content-Type: application/json');

try {
    $_SESSION['npd'] ??= bank131('npd/check', ['tax_reference' => $worker['inn']])['request_id'];
    $answer = bank131('npd/request/status', ['request_id' => $_SESSION['npd']]);
    if ($answer['status'] !== 'pending') {
        unset($_SESSION['npd']); // the next question is a new one
    }
    echo json_encode($answer, JSON_THROW_ON_ERROR);
} catch (BankError $error) {
    unset($_SESSION['npd']);
    echo json_encode(['status' => 'error', 'code' => $error->bankCode], JSON_THROW_ON_ERROR);
}
