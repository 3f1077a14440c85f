// A provider of sign-ins that is not ours: npm's oidc-provider, with one client and any person who types an e-mail.
// node provider.mjs PORT ROTATES, where ROTATES is "true" for refresh tokens that serve once, without a grace.
import Provider from "oidc-provider";

const [port, rotates] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "timetracker",
      application_type: "native",
      token_endpoint_auth_method: "none",
      grant_types: ["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"],
      response_types: ["code"],
      redirect_uris: ["http://127.0.0.1/signed-in"],
    },
  ],
  claims: { openid: ["sub"], email: ["email"], profile: ["name", "employee_id", "role"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["of a test"] },
  features: { deviceFlow: { enabled: true }, revocation: { enabled: true }, devInteractions: { enabled: true } },
  findAccount: async (_ctx, id) => ({
    accountId: id,
    claims: async () => ({ sub: id, email: id, name: "Ann", employee_id: "1", role: "employee" }),
  }),
  issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed("refresh_token"),
  rotateRefreshToken: rotates === "true",
  ttl: { AccessToken: 600, RefreshToken: 86400, Session: 3600, Grant: 86400, Interaction: 600 },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("listening"));
