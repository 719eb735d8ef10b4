// Where the server keeps what it has issued: in memory, by kind and id.
import { Provider } from 'oidc-provider';

const kept = new Map();

// How many refresh tokens still bring new tokens.
export const liveRefreshTokens = () => new Store('RefreshToken').all().filter(([, value]) => !value.consumed).length;

export class Store {
  constructor(kind) {
    this.kind = kind;
  }

  key = (id) => `${this.kind} ${id}`;

  all = () => [...kept].filter(([key]) => key.startsWith(`${this.kind} `));

  findWhere = async (is) => this.all().map(([, value]) => value).find(is);

  upsert = async (id, value) => void kept.set(this.key(id), value);

  find = async (id) => kept.get(this.key(id));

  findByUid = (uid) => this.findWhere((value) => value.uid === uid);

  findByUserCode = (userCode) => this.findWhere((value) => value.userCode === userCode);

  destroy = async (id) => void kept.delete(this.key(id));

  consume = async (id) => {
    kept.get(this.key(id)).consumed = Math.floor(Date.now() / 1000);
  };

  // At the revocation endpoint each token has to be ended by itself: who revokes one and believes that the other has died
  // with it is found out. A refresh token that is used twice still takes all its tokens with it.
  revokeByGrantId = async (grantId) => {
    if (Provider.ctx?.oidc?.route === 'revocation') return;
    for (const [key, value] of this.all()) if (value.grantId === grantId) kept.delete(key);
  };
}
