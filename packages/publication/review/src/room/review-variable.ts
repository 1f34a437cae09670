/**
 * Set to "1" for the rebuild that a review starts in its clean room: it tells of its progress although its results are
 * JSON, and ends when the review does.
 */
export const REVIEW_VARIABLE = "QUICKENING_REVIEW";
