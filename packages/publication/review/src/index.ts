/**
 * A review as a sceptical reader would do it: a clean clone of a commit, everything rebuilt and compared with what is
 * committed, a page, a machine-readable report and a certificate. It changes nothing in the checkout.
 *
 * First call: `const { verdict } = await review(findWorkspace(), options);`
 */

export { parseChecker } from "./parse-checker.ts";
export { type ReviewOptions, type ReviewResult, review } from "./review.ts";
export type { Finding, Review } from "./review-report.ts";
export { reviewSummary } from "./review-summary.ts";
export { REVIEW_VARIABLE } from "./room/review-variable.ts";
export { type SandboxLimits, whyNoSandbox } from "./room/sandbox.ts";
