/**
 * Tables whose rows no backup holds and no restore brings back: sessions and what proves one, secrets, and who tries,
 * waits or calls at the moment. All of it is made anew by the server, and people sign in again.
 */
export const forgottenTables = [
  ...[
    "session",
    "verification",
    "app_secret",
    "sign_in_attempt",
    "sign_in_place",
    "one_time_link",
    "twoFactor",
  ],
  "access_grant",
  "share_opening",
  ...["token_lease", "token_hold", "token_ticket"],
];
