import { fileErrorsOf } from "../errors/file-error.ts";

/** A file that is no WFDB file, or ends too early: names the file and what to do. */
export const wfdbError = fileErrorsOf("readWfdb");
