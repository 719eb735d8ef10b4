// Starts an OpenID Connect provider on a free port of loopback, says where, and ends when its standard input ends.
// OIDC_PASSWORD is the password of every user, OIDC_SECRET the secret of every client that has one, OIDC_CLIENT_KEYS the
// public keys (JWKS) of the one that signs.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { clients } from './clients.js';
import { devicePages, interactions, interactionUrl, logoutPages } from './pages.js';
import { controls } from './controls.js';
import { findAccount } from './accounts.js';
import { Store } from './store.js';

const { OIDC_PASSWORD: password, OIDC_SECRET: secret, OIDC_CLIENT_KEYS: keys } = process.env;

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const isAuditor = (client) => client.clientId === 'auditor';
const isOwn = (client, token) => token.clientId === client.clientId;

const provider = new Provider(issuer, {
  adapter: Store,
  clients: clients(secret, JSON.parse(keys)),
  clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
  findAccount,
  claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email'] },
  scopes: ['openid', 'offline_access', 'read', 'write'],
  cookies: { keys: ['a key of this test server alone'] },
  interactions: { url: interactionUrl },
  rotateRefreshToken: true,
  // See revokeByGrantId in store.js.
  revokeGrantPolicy: (ctx) => ctx.oidc.route !== 'revocation',
  ttl: {
    // A token from a sign-in lives shorter than one from a renewal: so one renewal is enough for whoever wants a longer one.
    AccessToken: (ctx) => (ctx.oidc.params.grant_type === 'refresh_token' ? 3600 : 1800),
    AuthorizationCode: 60,
    ClientCredentials: 3600,
    DeviceCode: 600,
    Grant: 86400,
    IdToken: 3600,
    Interaction: 600,
    RefreshToken: 86400,
    Session: 86400,
  },
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    deviceFlow: { enabled: true, ...devicePages },
    // A client sees its own tokens, but not one that anybody can claim to be: to that every token is "not active", which must
    // not be taken for a proof. The tests' auditor sees everybody's.
    introspection: {
      enabled: true,
      allowedPolicy: (ctx, client, token) => isAuditor(client) || (isOwn(client, token) && client.clientAuthMethod !== 'none'),
    },
    revocation: { enabled: true, allowedPolicy: (ctx, client, token) => isOwn(client, token) },
    rpInitiatedLogout: { enabled: true, ...logoutPages },
    userinfo: { enabled: true },
    // Tokens for this resource are JWTs, which this server can neither revoke nor introspect.
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: () => ({ scope: 'read write', accessTokenFormat: 'jwt' }),
    },
  },
});

provider.use(controls());
provider.use(interactions(provider, password));
server.on('request', provider.callback());

process.stdin.resume().on('end', () => process.exit(0));
console.log(`ready at ${issuer}`);
