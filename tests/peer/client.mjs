// An API client made with oauth4webapi and jose: finds the server by its metadata, gets tokens by private_key_jwt, plain and bound to a key, verifies
// them by the published keys, and calls with the operator's evidence and a signed body. Prints what it found as JSON.
import { createHash } from 'node:crypto';
import { SignJWT, createRemoteJWKSet, importPKCS8, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';

const told = JSON.parse(process.argv[2]);
const skew = told.now - Math.floor(Date.now() / 1000);
const plain = { [oauth.allowInsecureRequests]: true };
const now = () => Math.floor(Date.now() / 1000) + skew;
const key = await importPKCS8(told.key, 'ES256');
const client = { client_id: told.client, [oauth.clockSkew]: skew };
const authentication = oauth.PrivateKeyJwt({ key, kid: told.kid });
const apis = `${told.issuer}/api`;
const types = new URL(`${apis}/v1/certificate-types`);

const issuer = new URL(told.issuer);
const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...plain }));

const token = async (options) => oauth.processClientCredentialsResponse(server, client,
  await oauth.clientCredentialsGrantRequest(server, client, authentication, { scope: 'certificates:verify' }, { ...plain, ...options }));

const status = async (call) => {
  try {
    return (await call()).status;
  } catch (error) {
    if (error instanceof oauth.WWWAuthenticateChallengeError) return error.status;
    throw error;
  }
};

const bearer = await token({});
const { payload } = await jwtVerify(bearer.access_token, createRemoteJWKSet(new URL(server.jwks_uri)), {
  issuer: told.issuer, audience: apis, typ: 'at+jwt', algorithms: ['ES256'], requiredClaims: ['exp', 'iat', 'jti', 'sub', 'client_id'], currentDate: new Date(now() * 1000),
});
await oauth.validateJwtAccessToken(server, new Request(types, { headers: { authorization: `Bearer ${bearer.access_token}` } }), apis, { [oauth.clockSkew]: skew, ...plain });

const proof = oauth.DPoP(client, await oauth.generateKeyPair('ES256'));
const bound = await token({ DPoP: proof });

const sign = (claims) => new SignJWT({ ...claims, jti: crypto.randomUUID() }).setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: told.kid })
  .setIssuer(told.client).setSubject(told.client).setAudience(apis).setIssuedAt(now()).setExpirationTime(now() + 60).sign(key);

const post = async (signed, sent) => {
  const digest = `SHA-256=${createHash('sha256').update(signed).digest('base64')}`;
  return fetch(`${apis}/v1/certificates/verifications`, {
    method: 'POST',
    body: sent,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${bearer.access_token}`,
      digest,
      'agid-jwt-signature': await sign({ signed_headers: [{ digest }, { 'content-type': 'application/json' }] }),
      'agid-jwt-trackingevidence': await sign({ userID: 'OP-1', userLocation: 'Sportello 9', LoA: 'LOA3' }),
    },
  });
};

const body = JSON.stringify({ code: 'abc' });
const answer = await post(body, body);

console.log(JSON.stringify({
  subject: payload.sub,
  scope: payload.scope,
  bearer: await status(() => oauth.protectedResourceRequest(bearer.access_token, 'GET', types, undefined, undefined, plain)),
  tokenType: bound.token_type,
  proven: await status(() => oauth.protectedResourceRequest(bound.access_token, 'GET', types, undefined, undefined, { DPoP: proof, ...plain })),
  unproven: await status(() => oauth.protectedResourceRequest(bound.access_token, 'GET', types, undefined, undefined, plain)),
  signed: answer.status,
  problem: (await answer.json()).type,
  altered: (await post(body, JSON.stringify({ code: 'abd' }))).status,
}));
