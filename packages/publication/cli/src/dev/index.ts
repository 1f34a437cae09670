/**
 * The site while it is written: served to this machine, rebuilt by what is saved, loaded anew in the open pages. For people
 * at work; the report that others read is built whole, by `reproduce`.
 *
 * First call: `await dev(findWorkspace(), { papers: ["my-study"], port: 0, terminal: createTerminal(), signal });`
 */
export { type DevOptions, dev } from "./dev.ts";
