/** Where a rebuilt file lies in a report: papers/<slug>/results/x is outputs/x. */
export function bundlePath(path: string): string {
	return belowPaper(path).replace(/^results\//, "outputs/");
}

/** A path below the repository as one below its paper's folder. */
export function belowPaper(path: string): string {
	return path.replace(/^papers\/[^/]+\//, "");
}
