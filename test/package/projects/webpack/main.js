import 'bank131-widgets/elements';

document.querySelector('bank131-self-employed').addEventListener('bank131-result', ({result}) => {
  document.querySelector('output').textContent = result.status;
});
