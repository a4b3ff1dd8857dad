/* folder.h - folders that are ours to remove.
 *
 * One in which a database is made has a mark in it, a file, until it is done:
 * so nobody else's folder is taken for one that an interrupted run left. */
#ifndef SK_FOLDER_H
#define SK_FOLDER_H

#include <stdbool.h>

/* Make the folder PATH, with a mark in it; errno tells why not. */
bool sk_folder_make(const char *path);
/* Let the folder PATH have a mark, or none; errno tells why not. */
bool sk_folder_mark(const char *path, bool mark);
/* Remove the database PATH, a folder of files or of such folders, its mark
 * when all others are gone: this can be interrupted as well.  What is not
 * there, or can't go, is passed over. */
void sk_folder_remove(const char *path);
/* The same if PATH has a mark, or is empty. */
void sk_folder_remove_left(const char *path);

#endif
