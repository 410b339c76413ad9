import {bindSelfEmployed, describeError, tokenizeCard} from 'bank131-widgets';

const fetchToken = async ({signal}) => {
  const response = await fetch('/token', {method: 'POST', signal});
  return (await response.json()).public_token;
};

/** The page under test: lets a person link, and tells how it goes. */
export async function link(container, message) {
  try {
    const {status} = await bindSelfEmployed({
      container,
      publicToken: fetchToken,
      onStatus: (status) => {
        if (status === 'in_progress') message.textContent = 'Confirm in the tax service’s app';
      },
    });
    message.textContent = status === 'completed' ? 'You are linked' : 'Not linked';
  } catch (error) {
    message.textContent = describeError(error, 'en');
  }
}

/** The same for a card, whose hash goes to the backend. */
export async function addCard(container, save) {
  const paymentMethod = await tokenizeCard({container, publicToken: fetchToken});
  if (paymentMethod.type === 'card') await save(paymentMethod.card.encrypted_card.number_hash);
}
