/* A worker that does not call answerItems. */
export const forgotten = true;
