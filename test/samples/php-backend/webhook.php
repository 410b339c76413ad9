<?php // webhook.php

declare(strict_types=1);

// After any failure below, also `die()` in your code, the answer is 500, and the bank sends the webhook again.
ini_set('display_errors', '0'); // a notice on the page would make it 200
http_response_code(500);

require __DIR__ . '/app.php';
require __DIR__ . '/bank131.php';

// The bytes as they came: a body that was decoded and printed again has another signature.
$rawBody = file_get_contents('php://input');
$webhook = bank131_webhook($rawBody, $_SERVER['HTTP_X_PARTNER_SIGN'] ?? '');
if ($webhook === null) {
    refuse(400);
}

$id = $webhook['session']['id'] ?? '';
try {
    match ($webhook['type']) {
        'ready_to_confirm' => is_as_ordered($webhook['session'])
            ? bank131('session/confirm', ['session_id' => $id], "confirm-$id")
            : bank131('session/cancel', ['session_id' => $id], "cancel-$id"),
        // The same webhook may come twice: finish_order() must allow that.
        'payment_finished' => finish_order($id, $webhook['session']['payments'][0]['status']),
        default => null, // another type, such as transaction_registration
    };
} catch (BankError $error) {
    // It was decided when it came for the first time.
    if ($error->bankCode !== 'idempotency_key_already_exists') {
        throw $error;
    }
}
http_response_code(200);
