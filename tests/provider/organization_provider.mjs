// The organization's own OpenID provider, to which our server passes people on: npm's oidc-provider.
// node organization_provider.mjs PORT REDIRECT SECRET. Whoever types a subject is that one. A line on standard input
// "person SUBJECT E-MAIL [unverified]" says what it tells of one; any other changes the next id token: "nonce",
// "audience", "expired", "issuer", "key" or "none" (its signature), "subject" (of the userinfo), "ok".
import { createHash, generateKeyPairSync } from "node:crypto";
import { createInterface } from "node:readline";
import Provider from "oidc-provider";
import { SignJWT, UnsecuredJWT, decodeJwt, importJWK } from "jose";

const [port, redirect, secret] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const made = () => ({ ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" });
const key = { ...made(), kid: "the-key" };
const other = { ...made(), kid: "the-key" };
let twist = "ok";
const people = new Map();
createInterface({ input: process.stdin }).on("line", (line) => {
  const [word, subject, ...told] = line.trim().split(" ");
  if (word === "person") people.set(subject, told); else twist = word;
  console.log(`now ${line.trim()}`);
});

const provider = new Provider(issuer, {
  clients: [{ client_id: "timetracker-server", client_secret: secret, redirect_uris: [redirect], response_types: ["code"], grant_types: ["authorization_code"] }],
  claims: { openid: ["sub", "acr", "amr"], email: ["email", "email_verified"] },
  cookies: { keys: ["of a test"] },
  features: { devInteractions: { enabled: true } },
  jwks: { keys: [key] },
  pkce: { required: () => true },
  findAccount: async (_ctx, id) => {
    const [email, unverified] = people.get(id) ?? [];
    return { accountId: id, claims: async () => ({ sub: id, ...(email ? { email, email_verified: !unverified } : {}) }) };
  },
  ttl: { AccessToken: 600, IdToken: 600, Session: 3600, Grant: 600, Interaction: 600, AuthorizationCode: 60 },
});
provider.use(async (ctx, next) => {
  await next();
  if (ctx.path === "/me" && twist === "subject") ctx.body = { ...ctx.body, sub: "somebody-else" };
  if (ctx.path !== "/token" || !ctx.body?.id_token || ["ok", "subject"].includes(twist)) return;
  const claims = decodeJwt(ctx.body.id_token);
  const now = Math.floor(Date.now() / 1000);
  if (twist === "nonce") claims.nonce = createHash("sha256").update("another").digest("hex");
  if (twist === "audience") claims.aud = "another-client";
  if (twist === "issuer") claims.iss = "https://another.example";
  if (twist === "expired") Object.assign(claims, { iat: now - 7200, exp: now - 3600 });
  ctx.body.id_token = twist === "none"
    ? new UnsecuredJWT(claims).encode()
    : await new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "the-key" }).sign(await importJWK(twist === "key" ? other : key, "RS256"));
});
provider.listen(Number(port), "127.0.0.1", () => console.log("listening"));
