<?php // payout.php

declare(strict_types=1);

ini_set('display_errors', '0'); // the browser must not see an error of PHP

require __DIR__ . '/app.php';
require __DIR__ . '/bank131.php';

session_start();
$worker = signed_in_worker() ?? refuse(403);
$csrf = $_SESSION['csrf'] ?? '';
if ($csrf === '' || !hash_equals($csrf, (string) filter_input(INPUT_POST, 'csrf'))) {
    refuse(403);
}

// The browser sent it: take nothing but a hash, or an account's token, that looks like one.
$given = json_decode((string) filter_input(INPUT_POST, 'payment_method'), true);
$hash = $given['card']['encrypted_card']['number_hash'] ?? null;
$token = $given['bank_account']['ru']['token'] ?? null;
if (is_string($hash) && preg_match('/^[\da-f]{64}$/iD', $hash)) {
    $encrypted = ['type' => 'encrypted_card', 'encrypted_card' => ['number_hash' => $hash]];
    $method = ['type' => 'card', 'card' => $encrypted];
} elseif (is_string($token) && preg_match('/^[\x21-\x7e]{1,512}$/D', $token)) {
    // The bank requires the owner and the purpose beside the token. They come from your records.
    $account = ['token' => $token, 'full_name' => $worker['name'], 'description' => 'Оплата услуг по договору'];
    $method = ['type' => 'bank_account', 'bank_account' => ['system_type' => 'ru', 'ru' => $account]];
} else {
    refuse(422);
}

try {
    $target = $method['type'] === 'card'
        ? 'карту •••• ' . bank131('token/info', $method)['info']['last4']
        : 'ваш счёт';
    $order = open_order($worker); // id and kopecks, from your records
    $session = bank131('session/create', ['metadata' => $order['id']], "create-{$order['id']}")['session'];
    note_session($order, $session['id']); // before the payout: its first webhook may come before its answer
    bank131('session/start/payout', [
        'session_id' => $session['id'],
        'payment_method' => $method,
        'participant_details' => ['recipient' => ['full_name' => $worker['name']]],
        'amount_details' => ['amount' => $order['kopecks'], 'currency' => 'rub'],
        'metadata' => $order['id'],
    ], "payout-{$order['id']}");
    echo 'Выплата уйдёт на ' . htmlspecialchars($target);
} catch (BankError $error) {
    error_log($error->getMessage());
    http_response_code(502);
    echo 'Банк не принял выплату. Попробуйте позже.';
}
