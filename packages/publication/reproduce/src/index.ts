/**
 * Rebuilding papers: what is stale or was not made here is run, every output is compared with the committed one, claims
 * are judged, and what was found is written down. It draws nothing and builds no pages: a builder is passed in.
 *
 * First call: `const { papers, exitCode } = await reproduce(findWorkspace(), { papers: [], force: false, terminal, signal });`
 */

export { hashOutputs, unbelievedStages } from "./believed.ts";
export { compareOutput } from "./compare/compare-output.ts";
export { jsonDifferences } from "./compare/json.ts";
export { valueDifferences } from "./compare/values.ts";
export { comparePaper } from "./compare-paper.ts";
export { editedSources, isSource } from "./edited-sources.ts";
export { describeEnvironment, quickeningVersion } from "./environment.ts";
export { editedPackageLines, type InstalledPackages, lookAtPackages } from "./installed-packages.ts";
export { tensorFlowBinding, whyNoTensorFlow } from "./look-at-libraries.ts";
export { lookAtPapers, type PaperStatus, type StageStatus } from "./look-at-papers.ts";
export { readMadeHere } from "./made-here.ts";
export { pipelineOf } from "./pipeline.ts";
export { runFile } from "./recover.ts";
export { refuseEditedPackages } from "./refuse-edited-packages.ts";
export { countProblems, problemJson, problemLines } from "./report/problem-lines.ts";
export { madeValues, summarise } from "./report/reproduction.ts";
export { resultLines } from "./report/result-lines.ts";
export { summaryText } from "./report/summary.ts";
export { type PaperResult, type ReproduceOptions, type ReproduceResult, reproduce } from "./reproduce.ts";
export { type SiteBuilder, type SiteResult, siteIndex } from "./site-result.ts";
