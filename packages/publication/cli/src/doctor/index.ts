/**
 * What this machine and checkout have and lack: programs and versions, disk, mirror, data.
 * It looks and changes nothing (but the stat cache of the data sets).
 *
 * First call: `const findings = await examine(root);`
 */

export { examine } from "./examine.ts";
export type { Finding } from "./finding.ts";
