// Everyone that may ask for tokens. Native clients come back to any port of loopback (RFC 8252).
const loopback = ['http://127.0.0.1/callback', 'http://[::1]/callback', 'http://localhost/callback'];
const device = 'urn:ietf:params:oauth:grant-type:device_code';

const forPeople = {
  application_type: 'native',
  redirect_uris: loopback,
  response_types: ['code'],
  grant_types: ['authorization_code', 'refresh_token', device],
};

const forPrograms = { redirect_uris: [], response_types: [] };

export const clients = (secret, keys) => [
  { ...forPeople, client_id: 'native', client_name: 'authx', token_endpoint_auth_method: 'none' },
  { ...forPeople, client_id: 'basic', client_secret: secret, token_endpoint_auth_method: 'client_secret_basic' },
  { ...forPeople, client_id: 'post', client_secret: secret, token_endpoint_auth_method: 'client_secret_post' },
  { ...forPeople, client_id: 'signing', jwks: keys, token_endpoint_auth_method: 'private_key_jwt' },
  {
    ...forPrograms,
    client_id: 'machine',
    client_secret: secret,
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['client_credentials'],
  },
  {
    ...forPrograms,
    client_id: 'auditor',
    client_secret: secret,
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: [],
  },
];
