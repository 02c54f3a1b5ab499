// The virtual board and the defaults of samgr are one for the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
