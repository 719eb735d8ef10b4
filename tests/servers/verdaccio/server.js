// A registry with one user, whose password comes from the environment and is hashed at start, so that none is committed.
// What it keeps lies in a directory of the test's, and it asks no other registry: there are no uplinks.
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const bcrypt = require('bcryptjs');
const { runServer } = require('verdaccio');

const home = process.env.VERDACCIO_HOME;
const users = join(home, 'htpasswd');
writeFileSync(users, `ada:${bcrypt.hashSync(process.env.VERDACCIO_PASSWORD, 8)}\n`, { mode: 0o600 });

const registry = runServer({
  configPath: join(home, 'config.yaml'),
  storage: join(home, 'storage'),
  // Nobody can register, or a mistyped name would be a new user.
  auth: { htpasswd: { file: users, max_users: -1 } },
  uplinks: {},
  packages: { '**': { access: '$authenticated', publish: '$authenticated' } },
  web: { enable: false },
  log: { type: 'stdout', format: 'json', level: 'fatal' },
});
registry.then((server) => {
  server.listen(0, '127.0.0.1', () => console.log(`ready at http://127.0.0.1:${server.address().port}`));
});
