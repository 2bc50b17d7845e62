import { bearer } from './test-issuer.js';

/** Records a guest under an idempotency key, as a coordinator of 0183 whom any instance at `url` knows; the guest's global id, or nothing where it was not answered. */
export const recordGuest = async (url: string, key: string): Promise<string | undefined> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: await bearer('coordinator/0183/karen') },
    body: JSON.stringify({
      query:
        'mutation ($key: String!) { recordGuest(input: { name: "Anna Blåbjerg" }, idempotencyKey: $key) { ... on GuestChanged { guest { id } } } }',
      variables: { key },
    }),
  });
  const { data } = (await response.json()) as { data?: { recordGuest: { guest: { id: string } } } };
  return data?.recordGuest.guest.id;
};
