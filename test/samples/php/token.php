<?php

declare(strict_types=1);

// The endpoint of `token-url`: asks the bank for a token, and gives it to the page.

/** One signed call of the bank's API. The signature is over exactly the bytes that are sent. */
function bank131(string $call, array $request): array
{
    $body = json_encode($request, JSON_THROW_ON_ERROR | JSON_FORCE_OBJECT);
    $key = openssl_pkey_get_private(file_get_contents(getenv('BANK131_PRIVATE_KEY_FILE')));
    if ($key === false || !openssl_sign($body, $signature, $key, OPENSSL_ALGO_SHA256)) {
        throw new RuntimeException('The private key can’t sign.');
    }
    $answer = file_get_contents(getenv('BANK131_API_HOST') . "/api/v1/$call", false, stream_context_create([
        'http' => [
            'method' => 'POST',
            'header' => [
                'Content-Type: application/json',
                'X-PARTNER-PROJECT: ' . getenv('BANK131_PROJECT'),
                'X-PARTNER-SIGN: ' . base64_encode($signature),
            ],
            'content' => $body,
            'timeout' => 10,
            'ignore_errors' => true, // an error's body tells its code
        ],
    ]));
    if ($answer === false) {
        throw new RuntimeException('The bank did not answer.');
    }
    $answer = json_decode($answer, true, flags: JSON_THROW_ON_ERROR);
    if ($answer['status'] !== 'ok') {
        throw new RuntimeException("The bank answered {$answer['error']['code']}.");
    }
    return $answer;
}

header('Content-Type: application/json');
header('Cache-Control: no-store');

// A form on another site can't set the first header; browsers set the second. Your own session says who asks.
$isOurPage = isset($_SERVER['HTTP_X_REQUESTED_WITH'])
    && in_array($_SERVER['HTTP_SEC_FETCH_SITE'] ?? 'none', ['same-origin', 'none'], true);
if ($_SERVER['REQUEST_METHOD'] !== 'POST' || !$isOurPage) {
    http_response_code(403);
    exit('{}');
}

try {
    $taxReference = '500000000000'; // from your own records, never from the browser
    $answer = bank131('token', ['self_employed_widget' => ['tax_reference' => $taxReference]]);
    echo json_encode(['public_token' => $answer['public_token']], JSON_THROW_ON_ERROR);
} catch (Throwable $error) {
    error_log($error->getMessage());
    http_response_code(502);
    echo '{}';
}
