<?php // page.php

declare(strict_types=1);

require __DIR__ . '/app.php';

session_start();
$_SESSION['csrf'] ??= bin2hex(random_bytes(32));
$config = [
    'environment' => 'demo',
    'tokenUrls' => ['/token.php?widget=card'],
    'tokenRequest' => ['headers' => ['X-CSRF-Token' => $_SESSION['csrf']]],
    // Set by the mock bank's variables only.
    ...array_filter(['widgetHost' => getenv('BANK131_WIDGET_HOST')]),
];
?>
<!doctype html>
<html lang="ru">
  <script>
    Bank131WidgetsConfig = <?= json_encode($config, JSON_THROW_ON_ERROR | JSON_HEX_TAG) ?>;
  </script>
  <script src="/bank131-widgets.min.js" defer></script>

  <form method="post" action="/payout.php">
    <input type="hidden" name="csrf" value="<?= $_SESSION['csrf'] ?>" />
    <bank131-card-tokenize
      name="payment_method"
      required
      token-url="/token.php?widget=card"
    ></bank131-card-tokenize>
    <button>Получить выплату</button>
  </form>
</html>
