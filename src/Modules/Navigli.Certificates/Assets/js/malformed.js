/** What was read is not what an issuer of certificates writes. */
export class Malformed extends Error {}
