// What the tests can ask of the server: discovery that is down, the requests so far, the refresh tokens that are alive.
import { liveRefreshTokens } from './store.js';

export function controls() {
  let requests = [];
  let discoveryIsDown = false;

  return async (ctx, next) => {
    const asked = `${ctx.method} ${ctx.path}`;
    switch (asked) {
      case 'GET /tests/requests':
        ctx.body = requests;
        return undefined;
      case 'GET /tests/refresh-tokens':
        ctx.body = liveRefreshTokens();
        return undefined;
      case 'DELETE /tests/requests':
        requests = [];
        ctx.status = 204;
        return undefined;
      case 'DELETE /tests/discovery':
        discoveryIsDown = true;
        ctx.status = 204;
        return undefined;
      case 'PUT /tests/discovery':
        discoveryIsDown = false;
        ctx.status = 204;
        return undefined;
      default:
        requests.push(asked);
    }
    if (discoveryIsDown && ctx.path.includes('/.well-known/')) {
      ctx.status = 503;
      return undefined;
    }
    return next();
  };
}
