/**
 * What git knows of the checkout: the commit, committed bytes, what is edited. It starts git, and changes nothing.
 *
 * First call: `const { commit, read } = committedFiles(root, ["papers/my-study"]);`
 */

export {
	type CommittedFiles,
	committedFiles,
	editedFiles,
	type GitFiles,
	gitFiles,
	headCommit,
	remoteAddress,
} from "./git.ts";
