// The people who can sign in.
const people = {
  'u-1': { preferred_username: 'ada', name: 'Ada Lovelace', email: 'ada@users.example' },
  'u-2': { preferred_username: 'grace', name: 'Grace Hopper', email: 'grace@users.example' },
};

export const idOf = (username) => Object.keys(people).find((id) => people[id].preferred_username === username);

export const findAccount = (ctx, id) =>
  people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) };
