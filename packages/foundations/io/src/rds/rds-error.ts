import { fileErrorsOf } from "../errors/file-error.ts";

export { fetchAgain } from "../errors/file-error.ts";

/** A file that is no rds file that is read here: names the file, the byte and what to do. */
export const rdsError = fileErrorsOf("readRds");
