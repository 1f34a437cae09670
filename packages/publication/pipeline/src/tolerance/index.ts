/**
 * How far results may lie from the committed ones: contents are judged number by number, and what came out within tolerance is
 * set aside, since the committed bytes stay. Nothing here runs a stage.
 *
 * First call: `const judged = judgeNumbers(path, committed, rebuilt, stageTolerance(definition, stage, ids));`
 */

// Numbers of two contents
export { type FileTolerance, isExact, judgeNumbers, print, type ToleranceJudgement } from "./judge-numbers.ts";
export { parseCsv } from "./parse-csv.ts";
// What a stage made where the committed bytes were kept
export { REPLACE_VARIABLE, readSetAside } from "./set-aside.ts";
// What is tolerated
export { fileTolerance, type StageTolerance, stageTolerance, tolerancesOf, toleratedFiles } from "./tolerances.ts";
