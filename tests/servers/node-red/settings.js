// One user, whose password comes from the environment and is hashed at start, so that none is committed.
const bcrypt = require('bcryptjs');

module.exports = {
  uiHost: '127.0.0.1',
  uiPort: Number(process.env.PORT),
  userDir: process.env.NODE_RED_HOME,
  adminAuth: {
    type: 'credentials',
    sessionExpiryTime: 3600,
    users: [{ username: 'ada', password: bcrypt.hashSync(process.env.NODE_RED_PASSWORD, 8), permissions: '*' }],
  },
  telemetry: { enabled: false },
  logging: { console: { level: 'info', metrics: false, audit: false } },
};
