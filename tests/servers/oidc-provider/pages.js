// The pages that a person sees, as plain as can be, with ids that tests can rely on.
import { idOf } from './accounts.js';

const page = (title, body) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<style>body{font-family:sans-serif;max-width:24em;margin:3em auto}input,button{display:block;margin:.6em 0;padding:.4em}</style>
</head><body><h1>${title}</h1>${body}</body></html>`;

const escaped = (text) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

export const interactionUrl = (ctx, interaction) => `/interaction/${interaction.uid}`;

// The login and the consent of a sign-in, at the address above.
export function interactions(provider, password) {
  return async (ctx, next) => {
    if (!ctx.path.startsWith('/interaction/')) return next();
    const interaction = await provider.interactionDetails(ctx.req, ctx.res);
    const isLogin = interaction.prompt.name === 'login';
    if (ctx.method === 'GET') {
      ctx.body = isLogin ? loginPage('') : consentPage(interaction.params);
      return undefined;
    }
    const form = await formOf(ctx.req);
    if (form.get('abort')) return finish({ error: 'access_denied', error_description: 'The person said no.' });
    if (!isLogin) return finish({ consent: { grantId: await grantTo(provider, interaction) } });
    const accountId = idOf(form.get('username'));
    if (accountId && form.get('password') === password) return finish({ login: { accountId } });
    ctx.body = loginPage('<p id="problem">That name and that password do not belong together.</p>');
    return undefined;

    function finish(result) {
      ctx.respond = false;
      return provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: isLogin === false });
    }
  };
}

const loginPage = (problem) => page('Sign in', `${problem}<form method="post">
<input id="username" name="username" autocomplete="off" placeholder="User name">
<input id="password" name="password" type="password" placeholder="Password">
<button id="login">Sign in</button></form>`);

const consentPage = ({ client_id: client, scope }) => page('Allow?', `
<p><b id="client">${escaped(client)}</b> asks for <b id="scope">${escaped(scope ?? '')}</b>.</p>
<form method="post"><button id="allow">Allow</button><button id="deny" name="abort" value="yes">Deny</button></form>`);

async function grantTo(provider, { grantId, session, params, prompt: { details } }) {
  const grant = grantId
    ? await provider.Grant.find(grantId)
    : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  if (details.missingOIDCScope) grant.addOIDCScope(details.missingOIDCScope.join(' '));
  if (details.missingOIDCClaims) grant.addOIDCClaims(details.missingOIDCClaims);
  for (const [resource, scopes] of Object.entries(details.missingResourceScopes ?? {}))
    grant.addResourceScope(resource, scopes.join(' '));
  return grant.save();
}

async function formOf(request) {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return new URLSearchParams(body);
}

export const devicePages = {
  userCodeInputSource: (ctx, form, out, error) => {
    const problem = error ? `<p id="problem">${escaped(error.name)}</p>` : '';
    ctx.body = page('Connect a device', `${problem}${form}<button id="continue" form="op.deviceInputForm">Continue</button>`);
  },
  userCodeConfirmSource: (ctx, form, client, deviceInfo, userCode) => {
    ctx.body = page('Is this your device?', `<p id="code">${escaped(userCode)}</p>${form}
<button id="confirm" form="op.deviceConfirmForm">Yes</button>
<button id="abort" form="op.deviceConfirmForm" name="abort" value="yes">No</button>`);
  },
  successSource: (ctx) => {
    ctx.body = page('Device connected', '<p id="done">You can close this page.</p>');
  },
};

export const logoutPages = {
  logoutSource: (ctx, form) => {
    ctx.body = page('Sign out?', `${form}<button id="logout" form="op.logoutForm" name="logout" value="yes">Sign out</button>`);
  },
  postLogoutSuccessSource: (ctx) => {
    ctx.body = page('Signed out', '<p id="done">You are signed out here.</p>');
  },
};
