#include <stdio.h>
#include <HTS_engine.h>
