<?php // bank131.php

declare(strict_types=1);

/** An error that the bank named, such as `taxpayer_not_bound`; `network_error` if it did not answer. */
final class BankError extends RuntimeException
{
    public function __construct(public readonly string $bankCode)
    {
        parent::__construct("The bank answered $bankCode.");
    }
}

/** One signed call: Base64 of RSASSA-PKCS1-v1_5 with SHA-256 over exactly the bytes that are sent. */
function bank131(string $call, array $request, ?string $idempotencyKey = null): array
{
    $flags = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE;
    $body = json_encode($request ?: new stdClass(), $flags); // an empty request is {}, not []
    $key = openssl_pkey_get_private(file_get_contents(getenv('BANK131_PRIVATE_KEY_FILE')));
    if ($key === false || !openssl_sign($body, $signature, $key, OPENSSL_ALGO_SHA256)) {
        throw new RuntimeException('BANK131_PRIVATE_KEY_FILE holds no usable RSA key.');
    }
    $headers = [
        'Content-Type: application/json',
        'X-PARTNER-PROJECT: ' . getenv('BANK131_PROJECT'),
        'X-PARTNER-SIGN: ' . base64_encode($signature),
    ];
    if ($idempotencyKey !== null) {
        $headers[] = "X-PARTNER-IDEMPOTENCY-KEY: $idempotencyKey";
    }
    $options = ['method' => 'POST', 'header' => $headers, 'content' => $body, 'timeout' => 15];
    // An error's body names its code; a redirect would carry the signature elsewhere.
    $context = stream_context_create(['http' => $options + ['ignore_errors' => true, 'follow_location' => 0]]);
    // https://demo.bank131.ru, or https://proxy.bank131.ru where money moves
    $text = @file_get_contents(getenv('BANK131_API_HOST') . "/api/v1/$call", false, $context, 0, 1_000_000);
    $answer = json_decode($text ?: '', true);
    $answer = is_array($answer) ? $answer : [];
    $word = $answer['status'] ?? null;
    // Only "ok" is a success, also behind a gateway that answers for itself. One call has other words.
    $isDone = $word === 'ok' || ($call === 'npd/request/status' && is_string($word) && $word !== 'error');
    if (!$isDone || !preg_match('~^\S+ 2~', $http_response_header[0] ?? '')) {
        throw new BankError($answer['error']['code'] ?? 'network_error');
    }
    return $answer;
}

/** The webhook that these bytes are, or null unless the bank has signed exactly them. */
function bank131_webhook(string $rawBody, string $signature): ?array
{
    $bytes = base64_decode($signature, true);
    // PHP reads Base64 leniently: a signature must equal its own re-encoding.
    if ($bytes === false || base64_encode($bytes) !== $signature) {
        return null;
    }
    $key = openssl_pkey_get_public(file_get_contents(getenv('BANK131_PUBLIC_KEY_FILE')));
    $details = $key ? openssl_pkey_get_details($key) : [];
    if (($details['type'] ?? null) !== OPENSSL_KEYTYPE_RSA || $details['bits'] < 2048) {
        throw new RuntimeException('BANK131_PUBLIC_KEY_FILE holds no RSA key of at least 2048 bits.');
    }
    // 1 is the only yes: 0 is a forgery, and -1, an error, would count as true.
    $isTheBanks = openssl_verify($rawBody, $bytes, $key, OPENSSL_ALGO_SHA256) === 1;
    return $isTheBanks ? json_decode($rawBody, true, flags: JSON_THROW_ON_ERROR) : null;
}

/** Ends the request, and tells the browser no more than that. */
function refuse(int $status): never
{
    http_response_code($status);
    exit();
}
