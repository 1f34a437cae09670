/**
 * Beginning something: a paper, a data set, a page or a package, whole and running before anything is edited. A draft says
 * what would be written; `writeDraft` writes all of it or nothing.
 *
 * First call: `await writeDraft(workspace, await draftPaper(workspace.root, { slug: "my-study", date: "2026-11-25" }));`
 */

// What would be written
export type { Draft, DraftContent, DraftKind } from "./draft.ts";
export { draftDataset, type NewDataset } from "./draft-dataset.ts";
export { draftNotebook, type NewNotebook } from "./draft-notebook.ts";
export { draftPackage, type NewPackage, type PackageWing, packageFolder, packageWings } from "./draft-package.ts";
export { draftPaper, type NewPaper } from "./draft-paper.ts";
export { draftPaperNotebook, type NewPaperNotebook } from "./draft-paper-notebook.ts";
// Writing it
export { linkWorkspacePackage } from "./workspace-package.ts";
export { writeDraft } from "./write-draft.ts";
