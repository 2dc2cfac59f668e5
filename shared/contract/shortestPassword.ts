/** Characters a new password has at least. Apart from the contract, so that the page can say so without its checking. */
export const SHORTEST_PASSWORD = 12;
