// On demand, in a file of their own.
const {bindSelfEmployed, describeError} = await import('bank131-widgets');

const output = document.querySelector('output');
try {
  const {status} = await bindSelfEmployed({
    container: '#bind',
    tokenUrl: '/bank131/token/self-employed',
    taxReferenceOrPhone: '500000000000',
  });
  output.textContent = status;
} catch (error) {
  output.textContent = describeError(error, 'en');
}
