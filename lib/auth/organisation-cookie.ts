/** Cookie with the organisation that a person of several works for. */
export const ORGANISATION_COOKIE = "organisation";
