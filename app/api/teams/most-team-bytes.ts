/** As many agents as a team may have, with ids of the usual length. */
export const mostTeamBytes = 64 * 1024;
